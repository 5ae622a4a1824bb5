import { Link, useSearchParams } from '@remix-run/react'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { DrawerTabs } from '#app/components/explain/drawer-tabs.tsx'
import { useDrawer } from '#app/components/explain/use-drawer.ts'
import {
	ALL_TALK,
	BEFORE,
	FIGURE,
	PAST,
	readTalkKey,
	SHOWN,
	TALK_SHOWN,
	talkKey,
	THREAD,
	type TalkShown,
	type TalkThread,
} from '#shared/together/talk.ts'
import { searchForPast, searchForTalk, withoutTalk } from './talk-counts.tsx'
import { Thread } from './talk-thread.tsx'
import { WriteForm } from './write-form.tsx'
import type { Told } from '#shared/together/told.ts'
import { ToldSaid } from './told-words.tsx'

type PastEntry = Told & { readonly rev: number }
type PastListProps = {
	entries: readonly PastEntry[]
	/** the key of the entry */
	at: string
	projectId: string
	scenarioId: string
}

/** What was done to an entry of the plan, the latest first; each leads to the plan as it was then. */
function PastList({ entries, at, projectId, scenarioId }: PastListProps) {
	const search = `?${new URLSearchParams({ scenario: scenarioId }).toString()}`
	const row = at.split('/').slice(0, 2).join('/')
	const whole = `/p/${projectId}/activity?${new URLSearchParams({ scenario: scenarioId, row }).toString()}`
	return (
		<>
			{entries.length === 0 && <p className="text-ink-3">No changes since the plan was created.</p>}
			<ol>
				{entries.map((entry) => (
					<ToldSaid
						key={entry.rev}
						told={entry}
						then={{ pathname: `/p/${projectId}/history/${String(entry.rev)}`, search }}
					>
						{entry.what}
					</ToldSaid>
				))}
			</ol>
			{entries.length > 0 && (
				<p>
					<Link className="underline" to={whole}>
						All changes of this row
					</Link>
				</p>
			)}
		</>
	)
}

/** What was said: a page of threads, or one alone. */
type SaidPage = {
	readonly at: string | null
	readonly show: TalkShown
	readonly alone: string | null
	readonly threads: readonly TalkThread[]
	/** how much was said in the threads of the place that are open */
	readonly open: number
	readonly next: string | null
	readonly isFirst: boolean
	readonly people: readonly string[]
	readonly past: null
}
/** What was done at an entry. */
type PastPage = { readonly at: string; readonly past: readonly PastEntry[] }
export type TalkDrawerProps = {
	page: SaidPage | PastPage
	projectId: string
	scenarioId: string
	may: boolean
}

/** What was said, or done, at a place of the plan, or said anywhere in it. On phones it comes from below; Esc or the cross closes it. */
export default function TalkDrawer({ page, projectId, scenarioId, may }: TalkDrawerProps) {
	const [search] = useSearchParams()
	const element = useRef<HTMLElement>(null)
	const { at, past } = page
	const without = withoutTalk(search)
	const shut = `?${without.toString()}`
	const shown = [at ?? ALL_TALK, past === null ? '' : PAST, ...[SHOWN, THREAD, BEFORE].map((name) => search.get(name))]
	const shownKey = shown.join(' ')
	useDrawer(element, shownKey, shut)
	const address = `/p/${projectId}/talk?scenario=${encodeURIComponent(scenarioId)}`
	const place = at === null ? null : readTalkKey(at)
	const count = page.past === null ? page.open : 0
	const tabs = [
		...(search.has('why') ? [{ name: 'Why', to: shut }] : []),
		{ name: 'Comments', to: past === null ? null : searchForTalk(search, at), count },
		...(place === null || place.kind === FIGURE
			? []
			: [{ name: 'History', to: past === null ? searchForPast(search, talkKey(place)) : null }]),
	]
	return (
		<aside ref={element} id="talk" className="drawer" aria-label={past === null ? 'Comments' : 'History'} tabIndex={-1}>
			<div className="explain-head">
				<DrawerTabs tabs={tabs} />
				<span className="spring" />
				{at !== null && past === null && (
					<Link to={searchForTalk(without, ALL_TALK)} preventScrollReset className="font-normal text-ink-3">
						All in this plan
					</Link>
				)}
				<Link to={shut} preventScrollReset className="button button-ghost button-icon" aria-label="Close comments">
					<X className="icon" strokeWidth={1.75} aria-hidden />
				</Link>
			</div>
			<div className="explain-body" key={shownKey}>
				{page.past === null ? (
					<Said page={page} address={address} may={may} />
				) : (
					<PastList entries={page.past} at={page.at} projectId={projectId} scenarioId={scenarioId} />
				)}
			</div>
		</aside>
	)
}

const SHOWN_NAMES: Readonly<Record<TalkShown, string>> = { all: 'All', open: 'Open', resolved: 'Resolved' }

type SaidProps = { page: SaidPage; address: string; may: boolean }

function Said({ page, address, may }: SaidProps) {
	const { at, alone, threads, people, show } = page
	const key = at ?? ALL_TALK
	return (
		<>
			<SaidFilter page={page} />
			{threads.length === 0 && <p className="text-ink-3">{nothingIn(page)}</p>}
			<ul>
				{threads.map((thread) => (
					<Thread key={thread.id} {...{ thread, address, people, may }} shownAt={key} leads={at === null} />
				))}
			</ul>
			<SaidPages page={page} />
			{may && at !== null && alone === null && show !== 'resolved' && (
				<WriteForm
					key={at}
					address={address}
					to={{ name: 'place', value: at }}
					label={threads.length === 0 ? 'Comment here' : 'Start a thread'}
					people={people}
				/>
			)}
			{!may && <p className="text-ink-3">You can read comments. Ask an owner or admin for comment access.</p>}
		</>
	)
}

function nothingIn({ at, show, alone, isFirst }: SaidPage): string {
	if (alone !== null) return 'This thread has been deleted.'
	if (!isFirst) return 'No older threads.'
	if (show !== 'all') return show === 'open' ? 'No open threads.' : 'No resolved threads.'
	return at === null ? 'No comments yet. Comment on any row or figure.' : 'No comments here yet.'
}

/** Show threads are shown; of one alone, the way back to the others. */
function SaidFilter({ page: { at, alone, show, threads, isFirst } }: { page: SaidPage }) {
	const [search] = useSearchParams()
	const key = at ?? ALL_TALK
	if (alone !== null)
		return (
			<nav className="talk-shown" aria-label="Threads">
				<Link to={searchForTalk(search, key)} preventScrollReset>
					{at === null ? 'All threads in this plan' : 'All threads here'}
				</Link>
			</nav>
		)
	if (show === 'all' && isFirst && threads.length === 0) return null
	return (
		<nav className="talk-shown" aria-label="Show threads">
			{TALK_SHOWN.map((one) => (
				<Link
					key={one}
					to={searchForTalk(search, key, one === 'all' ? {} : { [SHOWN]: one })}
					preventScrollReset
					aria-current={one === show ? 'true' : undefined}
				>
					{SHOWN_NAMES[one]}
				</Link>
			))}
		</nav>
	)
}

function SaidPages({ page: { at, alone, show, next, isFirst } }: { page: SaidPage }) {
	const [search] = useSearchParams()
	const key = at ?? ALL_TALK
	const kept = show === 'all' ? {} : { [SHOWN]: show }
	if (alone !== null || (isFirst && next === null)) return null
	return (
		<nav className="talk-pages" aria-label="Pages of comments">
			{!isFirst && (
				<Link className="button button-small" to={searchForTalk(search, key, kept)} preventScrollReset>
					Show latest
				</Link>
			)}
			{next !== null && (
				<Link
					className="button button-small"
					to={searchForTalk(search, key, { ...kept, [BEFORE]: next })}
					preventScrollReset
				>
					Show older
				</Link>
			)}
		</nav>
	)
}
