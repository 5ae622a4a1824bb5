import { Link, useFetcher, useSearchParams } from '@remix-run/react'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { DrawerTabs } from '#app/components/explain/drawer-tabs.tsx'
import { useDrawer } from '#app/components/explain/use-drawer.ts'
import { Button } from '#app/components/ui/button.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import {
	ALL_TALK,
	DRAWER,
	FIGURE,
	MOST_LETTERS,
	PAST,
	readTalkKey,
	talkKey,
	type TalkThread,
} from '#shared/together/talk.ts'
import { MentionArea } from './mention-area.tsx'
import { PastList, type PastEntry } from './past-list.tsx'
import { searchForPast, searchForTalk } from './talk-counts.tsx'
import { ToldSaid } from './told-words.tsx'

type Reply = { readonly ok: boolean; readonly problem?: string }
type Shown = {
	readonly at: string | null
	readonly threads: readonly TalkThread[]
	readonly people: readonly string[]
	/** what was done there; null where what was said is shown */
	readonly past: readonly PastEntry[] | null
}
type TalkDrawerProps = Shown & { projectId: string; scenarioId: string; may: boolean }

type WriteFormProps = {
	address: string
	/** the place where a thread begins, or the thread that is answered */
	to: { readonly name: 'place' | 'threadId'; readonly value: string }
	label: string
	people: readonly string[]
}

/** Says something; what was said is emptied once it is kept. */
function WriteForm({ address, to, label, people }: WriteFormProps) {
	const { Form, state, data } = useFetcher<Reply>()
	const hasScripts = useScripts()
	const problem = data !== undefined && !data.ok ? data.problem : undefined
	const kept = useRef(0)
	const last = useRef(data)
	if (last.current !== data) {
		last.current = data
		if (data?.ok === true) kept.current += 1
	}
	return (
		<Form method="post" action={address} className="talk-form" key={kept.current}>
			<input type="hidden" name="intent" value="write" />
			<input type="hidden" name={to.name} value={to.value} />
			{hasScripts && <input type="hidden" name="stay" value="yes" />}
			<MentionArea
				label={label}
				name="text"
				rows={2}
				maxLength={MOST_LETTERS}
				people={people}
				errors={problem === undefined ? undefined : [problem]}
				help={
					people.length === 0
						? undefined
						: `Write @ and a name to tell somebody: ${people
								.slice(0, 6)
								.map((name) => `@${name}`)
								.join(', ')}`
				}
			/>
			<Button size="small" disabled={state !== 'idle'}>
				{state === 'idle' ? 'Send' : 'Sending'}
			</Button>
		</Form>
	)
}

function Thread({
	thread,
	address,
	people,
	may,
	alone,
}: {
	thread: TalkThread
	address: string
	people: readonly string[]
	may: boolean
	alone: boolean
}) {
	const { Form } = useFetcher<Reply>()
	const hasScripts = useScripts()
	const [search] = useSearchParams()
	const settled = thread.resolvedBy !== null
	const where = new URLSearchParams(search)
	if (thread.place.kind === FIGURE) {
		where.set('why', thread.place.itemId)
		where.set('scope', thread.place.scope)
		if (thread.place.month !== '') where.set('month', thread.place.month)
	}
	return (
		<li className="talk-thread">
			<div className="talk-head">
				{alone ? (
					<Link to={searchForTalk(where, talkKey(thread.place))} preventScrollReset>
						{thread.label}
					</Link>
				) : (
					<span>{thread.label}</span>
				)}
				{thread.unread && <span className="tag">new</span>}
				<span className="spring" />
				{may && (
					<Form method="post" action={address}>
						<input type="hidden" name="threadId" value={thread.id} />
						{hasScripts && <input type="hidden" name="stay" value="yes" />}
						<Button size="small" name="intent" value={settled ? 'reopen' : 'resolve'}>
							{settled ? 'Open again' : 'Resolve'}
						</Button>
					</Form>
				)}
			</div>
			<ol>
				{thread.comments.map(({ id, author: who, parts, ...said }) => (
					<ToldSaid key={id} told={{ who, ...said }}>
						{parts.map(({ text, isMention }, index) =>
							isMention ? (
								<span key={index} className="talk-mention">
									{text}
								</span>
							) : (
								text
							),
						)}
					</ToldSaid>
				))}
			</ol>
			{settled && <p className="talk-settled">Resolved by {thread.resolvedBy}. An answer opens it again.</p>}
			{may && (
				<WriteForm address={address} to={{ name: 'threadId', value: thread.id }} label="Answer" people={people} />
			)}
		</li>
	)
}

/** What was said, or done, at a place of the plan, or said anywhere in it. On phones it comes from below; Esc or the cross closes it. */
export function TalkDrawer({ at, threads, people, past, projectId, scenarioId, may }: TalkDrawerProps) {
	const [search] = useSearchParams()
	const element = useRef<HTMLElement>(null)
	const without = new URLSearchParams(search)
	for (const key of ['talk', DRAWER]) without.delete(key)
	const shut = `?${without.toString()}`
	useDrawer(element, `${at ?? ALL_TALK} ${past === null ? '' : PAST}`, shut)
	const address = `/p/${projectId}/talk?scenario=${encodeURIComponent(scenarioId)}`
	const place = at === null ? null : readTalkKey(at)
	const open = threads.filter(({ resolvedBy }) => resolvedBy === null)
	const count = open.reduce((sum, { comments }) => sum + comments.length, 0)
	const tabs = [
		...(search.has('why') ? [{ name: 'Why', to: shut }] : []),
		{ name: 'Comments', to: past === null ? null : searchForTalk(search, at ?? ALL_TALK), count },
		...(place === null || place.kind === FIGURE
			? []
			: [{ name: 'History', to: past === null ? searchForPast(search, talkKey(place)) : null }]),
	]
	return (
		<aside ref={element} className="drawer" aria-label={past === null ? 'Comments' : 'History'} tabIndex={-1}>
			<div className="explain-head">
				<DrawerTabs tabs={tabs} />
				<span className="spring" />
				{at !== null && past === null && (
					<Link to={searchForTalk(without, ALL_TALK)} preventScrollReset className="font-normal text-ink-3">
						All of the plan
					</Link>
				)}
				<Link to={shut} preventScrollReset className="button button-ghost button-icon" aria-label="Close comments">
					<X className="icon" strokeWidth={1.75} aria-hidden />
				</Link>
			</div>
			<div className="explain-body">
				{past === null ? (
					<Said {...{ at, threads, people, address, may }} />
				) : (
					<PastList entries={past} projectId={projectId} scenarioId={scenarioId} />
				)}
			</div>
		</aside>
	)
}

function Said({
	at,
	threads,
	people,
	address,
	may,
}: Omit<TalkDrawerProps, 'past' | 'projectId' | 'scenarioId'> & { address: string }) {
	return (
		<>
			{threads.length === 0 && (
				<p className="text-ink-3">
					{at === null
						? 'Nothing has been said yet. Comment on a row of any list, or on a figure.'
						: 'Nothing has been said here yet.'}
				</p>
			)}
			<ul>
				{threads.map((thread) => (
					<Thread key={thread.id} {...{ thread, address, people, may }} alone={at === null} />
				))}
			</ul>
			{may && at !== null && (
				<WriteForm
					key={at}
					address={address}
					to={{ name: 'place', value: at }}
					label={threads.length === 0 ? 'Say something here' : 'Begin another thread'}
					people={people}
				/>
			)}
			{!may && <p className="text-ink-3">Your role reads comments. An owner or admin can let you write.</p>}
		</>
	)
}
