import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { refusedText } from '#app/hooks/refused-text.ts'
import { isRecord } from '#shared/is-record.ts'

/** A page of the report as it would be printed now. */
export type PreviewedPage = {
	readonly svg: string
	readonly page: number
	readonly pages: number
	readonly contents: readonly { anchor: string; number: string; bookmark: string; page: number }[]
}

const isPage = (value: unknown): value is PreviewedPage =>
	isRecord(value) && typeof value['svg'] === 'string' && Array.isArray(value['contents'])

/** Somebody sets one thing after another: the pages follow once nothing was set for a moment. */
const SETTING_MS = 450
const FAILED = 'The server did not respond. Check your connection; your settings are safe.'

type UsePreviewState = {
	readonly page: PreviewedPage | null
	readonly isStale: boolean
	readonly problem: string | null
}

/** Keeps a page in view on what the form says; an older page stays until the newer one is there. */
export function usePreview(form: RefObject<HTMLFormElement>, address: string | null) {
	const [state, setState] = useState<UsePreviewState>({ page: null, isStale: true, problem: null })
	const at = useRef(1)
	const asking = useRef<{ timer?: number; stop?: AbortController }>({})
	const ask = useCallback(
		async (stop: AbortController) => {
			if (form.current === null || address === null) return
			const body = new FormData(form.current)
			body.set('page', String(at.current))
			body.delete('intent')
			const response = await fetch(address, { method: 'POST', body, signal: stop.signal })
			const said: unknown = await response.json()
			if (response.ok && isPage(said)) {
				at.current = said.page
				setState({ page: said, isStale: false, problem: null })
			} else setState(({ page }) => ({ page, isStale: false, problem: refusedText(said) ?? FAILED }))
		},
		[form, address],
	)
	const renew = useCallback(
		(afterMs = SETTING_MS) => {
			window.clearTimeout(asking.current.timer)
			asking.current.stop?.abort()
			const stop = new AbortController()
			setState((now) => ({ ...now, isStale: true }))
			const timer = window.setTimeout(() => {
				ask(stop).catch(() => {
					if (!stop.signal.aborted) setState(({ page }) => ({ page, isStale: false, problem: FAILED }))
				})
			}, afterMs)
			asking.current = { timer, stop }
		},
		[ask],
	)
	useEffect(() => {
		if (address === null) return
		const held = asking
		renew(0)
		return () => {
			window.clearTimeout(held.current.timer)
			held.current.stop?.abort()
		}
	}, [address, renew])
	const turn = useCallback(
		(page: number) => {
			at.current = page
			renew(0)
		},
		[renew],
	)
	return { ...state, renew, turn }
}
