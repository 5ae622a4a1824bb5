import { Link, useFetcher, useSearchParams } from '@remix-run/react'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { useDrawer } from '#app/components/explain/use-drawer.ts'
import { Button } from '#app/components/ui/button.tsx'
import { TextArea } from '#app/components/ui/field.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { ALL_TALK, FIGURE, MOST_LETTERS, talkKey, type TalkThread } from '#shared/together/talk.ts'
import { searchForTalk } from './talk-counts.tsx'

type Reply = { readonly ok: boolean; readonly problem?: string }
type Shown = {
	readonly at: string | null
	readonly threads: readonly TalkThread[]
	readonly people: readonly string[]
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
			<TextArea
				label={label}
				name="text"
				rows={2}
				maxLength={MOST_LETTERS}
				required
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
				{thread.comments.map(({ id, author, initials, at, when, parts }) => (
					<li key={id} className="talk-said">
						<span className="face" aria-hidden>
							{initials}
						</span>
						<div>
							<p className="talk-who">
								<b>{author}</b> <time dateTime={at}>{when}</time>
							</p>
							<p className="talk-text">
								{parts.map(({ text, isMention }, index) =>
									isMention ? (
										<span key={index} className="talk-mention">
											{text}
										</span>
									) : (
										text
									),
								)}
							</p>
						</div>
					</li>
				))}
			</ol>
			{settled && <p className="talk-settled">Resolved by {thread.resolvedBy}. An answer opens it again.</p>}
			{may && (
				<WriteForm address={address} to={{ name: 'threadId', value: thread.id }} label="Answer" people={people} />
			)}
		</li>
	)
}

/** What was said at a place of the plan, or anywhere in it. On phones it comes from below; Esc or the cross closes it. */
export function TalkDrawer({ at, threads, people, projectId, scenarioId, may }: TalkDrawerProps) {
	const [search] = useSearchParams()
	const element = useRef<HTMLElement>(null)
	const without = new URLSearchParams(search)
	without.delete('talk')
	const shut = `?${without.toString()}`
	useDrawer(element, at ?? ALL_TALK, shut)
	const address = `/p/${projectId}/talk?scenario=${encodeURIComponent(scenarioId)}`
	return (
		<aside ref={element} className="drawer" aria-label="Comments" tabIndex={-1}>
			<div className="explain-head">
				{search.has('why') && (
					<Link to={shut} preventScrollReset>
						Explain
					</Link>
				)}
				Comments
				{at !== null && (
					<Link to={searchForTalk(without, ALL_TALK)} preventScrollReset className="text-ink-3">
						All of the plan
					</Link>
				)}
				<span className="spring" />
				<Link to={shut} preventScrollReset className="button button-ghost button-icon" aria-label="Close comments">
					<X className="icon" strokeWidth={1.75} aria-hidden />
				</Link>
			</div>
			<div className="explain-body">
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
			</div>
		</aside>
	)
}
