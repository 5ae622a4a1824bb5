import { useFormAction, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Edit } from './cell-queue.ts'

/** Outlives the page. Each edit goes by itself, so that a refused one takes no other along. */
async function sendOne(action: string, kind: string, { cells }: Edit): Promise<void> {
	const body = new URLSearchParams({ intent: 'set', list: kind, cells: JSON.stringify(cells) })
	await fetch(action, { method: 'POST', body, keepalive: true, redirect: 'manual' })
}

/** Who leaves the page while typed cells still wait their turn loses none of them: they go as the page does. */
export function useSendingOnLeave(kind: string, queue: readonly Edit[]): void {
	const action = useFormAction()
	const { revalidate } = useRevalidator()
	const latest = useRef({ action, queue, revalidate })
	useEffect(() => {
		latest.current = { action, queue, revalidate }
	})
	useEffect(() => {
		const sendAll = async () => {
			const left = latest.current
			if (left.queue.length === 0) return
			latest.current = { ...left, queue: [] }
			await Promise.allSettled(left.queue.map((edit) => sendOne(left.action, kind, edit)))
			left.revalidate()
		}
		const onLeave = () => void sendAll()
		window.addEventListener('pagehide', onLeave)
		return () => {
			window.removeEventListener('pagehide', onLeave)
			onLeave()
		}
	}, [kind])
}
