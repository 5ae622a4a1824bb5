import { useFormAction, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

type Change = { readonly id: string; readonly field: string; readonly text: string }

async function sendOne(action: string, { kind, cells }: { kind: string; cells: readonly Change[] }): Promise<void> {
	const body = new URLSearchParams({ intent: 'set', list: kind, cells: JSON.stringify(cells) })
	await fetch(action, { method: 'POST', body, keepalive: true, redirect: 'manual' })
}

/** Who leaves the page while typed cells still wait their turn loses none of them: they go after the page is gone. */
export function useSendingOnLeave(kind: string, queue: readonly { readonly cells: readonly Change[] }[]): void {
	const action = useFormAction()
	const { revalidate } = useRevalidator()
	const latest = useRef({ action, queue, revalidate })
	useEffect(() => {
		latest.current = { action, queue, revalidate }
	})
	useEffect(() => {
		const sendAll = async () => {
			const left = latest.current
			for (const { cells } of left.queue) await sendOne(left.action, { kind, cells })
			if (left.queue.length > 0) left.revalidate()
		}
		return () => {
			void sendAll()
		}
	}, [kind])
}
