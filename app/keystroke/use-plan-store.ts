import { useLocation, useMatches, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import { planStore } from './plan-store.ts'
import type { EditFields } from './requests.ts'

/** In the layout of a plan: the store is of this plan for as long as it is open, and knows what is in view. */
export function useOpenPlan(plan: string, rev: number): void {
	const { revalidate } = useRevalidator()
	const matches = useMatches()
	const { pathname, search } = useLocation()
	useEffect(() => planStore.open(revalidate), [plan, revalidate])
	useEffect(() => {
		const [frame, page] = matches.slice(-2).map(({ data }) => data)
		planStore.page.drawn({ page: pathname + search, rev, data: { frame, page } })
	}, [plan, rev, matches, pathname, search])
}

const no = () => false
/** Whether the page shows figures that could not be renewed. */
export const useStale = () => useSyncExternalStore(planStore.subscribe, planStore.page.isStale, no)
/** Whether an edit of the page is on its way. */
export const useEditing = () => useSyncExternalStore(planStore.subscribe, planStore.isSending, no)

type Sending = { readonly busy: boolean; readonly reply: EditReply | undefined }

/** Sends edits from the page, which stays; busy until it shows what they change. */
export function useEdit(): Sending & { readonly edit: (fields: EditFields) => void } {
	const [sending, setSending] = useState<Sending>({ busy: false, reply: undefined })
	const edit = useCallback((fields: EditFields) => {
		setSending(({ reply }) => ({ busy: true, reply }))
		void planStore.edit(fields).then((reply) => setSending({ busy: false, reply }))
	}, [])
	return { ...sending, edit }
}

/** What a block would come to if it were sent; null asks nothing and keeps what was answered. */
export function useDryRun(intent: string, list: string, block: string | null): Sending {
	const [{ of, reply }, setAnswer] = useState<{ of: string | null; reply: EditReply | undefined }>({
		of: null,
		reply: undefined,
	})
	useEffect(() => {
		if (block === null) return
		const stop = new AbortController()
		void planStore.dryRun({ intent, list, block }, stop.signal).then((answer) => {
			if (!stop.signal.aborted) setAnswer({ of: block, reply: answer })
		})
		return () => stop.abort()
	}, [intent, list, block])
	return { busy: block !== null && of !== block, reply }
}
