import { Link, useSearchParams } from '@remix-run/react'
import { MessageSquare } from 'lucide-react'
import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { DRAWER, PAST, TALK_NAMES, talkKey } from '#shared/together/talk.ts'

type Counts = { readonly may: boolean; readonly open: Readonly<Record<string, number>> }
const CountsContext = createContext<Counts>({ may: false, open: {} })

/** How much is unsettled at each entry of the plan, for the rows of every list. */
export function TalkCounts({ may, open, children }: Counts & { children: ReactNode }) {
	return <CountsContext.Provider value={{ may, open }}>{children}</CountsContext.Provider>
}

/** The address without the drawer of what is said and done. */
export function withoutTalk(search: URLSearchParams): URLSearchParams {
	const next = new URLSearchParams(search)
	for (const name of TALK_NAMES) next.delete(name)
	return next
}

/** The address with what is said at a place beside the page: all of it, or what is asked for of it. */
export function searchForTalk(
	search: URLSearchParams,
	key: string,
	asked: Readonly<Record<string, string>> = {},
): string {
	const next = withoutTalk(search)
	next.set('talk', key)
	for (const [name, value] of Object.entries(asked)) next.set(name, value)
	return `?${next.toString()}`
}

/** The address with what was done at a place beside the page. */
export const searchForPast = (search: URLSearchParams, key: string): string =>
	searchForTalk(search, key, { [DRAWER]: PAST })

/** At a row: how much is unsettled there, and the way to say something. */
export function RowTalk({ list, id, name, tabIndex }: { list: string; id: string; name: string; tabIndex: number }) {
	const { may, open } = useContext(CountsContext)
	const [search] = useSearchParams()
	const key = talkKey({ kind: list, itemId: id, field: '', scope: '', month: '' })
	const count = open[key] ?? 0
	if (!may && count === 0) return null
	return (
		<Link
			to={searchForTalk(search, key)}
			preventScrollReset
			className={count === 0 ? 'row-talk' : 'row-talk has-talk'}
			aria-label={count === 0 ? `Comment on ${name}` : `Comments on ${name}: ${String(count)}`}
			title="Comments"
			tabIndex={tabIndex}
		>
			<MessageSquare className="icon-small" strokeWidth={1.75} aria-hidden />
			{count > 0 && count}
		</Link>
	)
}
