import { Link, useFetcher, useSearchParams } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { BEFORE, FIGURE, talkKey, THREAD, type TalkComment, type TalkThread } from '#shared/together/talk.ts'
import { searchForTalk } from './talk-counts.tsx'
import { ToldSaid, ToldTime } from './told-words.tsx'
import { WriteForm, type TalkReply, CommentArea, problemIn } from './write-form.tsx'
import { useEffect, useRef, type ReactNode, type RefObject, type SyntheticEvent } from 'react'

type CommentActsProps = { comment: TalkComment; address: string; people: readonly string[] }

/** What somebody may do with a comment: write another text in one of theirs, and delete it. It opens without scripts, too. */
function CommentActs({ comment, address, people }: CommentActsProps) {
	const { mayEdit, mayDelete } = comment
	if (!mayEdit && !mayDelete) return null
	return (
		<div className="talk-acts">
			{mayEdit && <EditAct {...{ comment, address, people }} />}
			{mayDelete && <DeleteAct {...{ comment, address }} />}
		</div>
	)
}

/** Names which comment, for whoever does not see it beside. */
const named = ({ author, when }: TalkComment) => `comment by ${author}, ${when}`

function EditAct({ comment, address, people }: CommentActsProps) {
	const { Form, state, data } = useFetcher<TalkReply>()
	const element = useRef<HTMLDetailsElement>(null)
	const { id, version, parts } = comment
	useEffect(() => {
		if (data?.ok === true) shut(element)
	}, [data])
	// Who saves again after reading what stands there now puts theirs in its place.
	const seen = Math.max(version, data?.newer?.version ?? 0)
	return (
		<Act element={element} name="Edit" label={`Edit ${named(comment)}`} group={id} className="talk-edit">
			<Form method="post" action={address} className="talk-form" key={version}>
				<Hidden intent="edit" commentId={id} version={seen} />
				<CommentArea
					label="Comment"
					people={people}
					problem={problemIn(data)}
					text={parts.map(({ text }) => text).join('')}
				/>
				<Choice verb="Save" doing="Saving" isBusy={state !== 'idle'} element={element} />
			</Form>
		</Act>
	)
}

function DeleteAct({ comment, address }: Omit<CommentActsProps, 'people'>) {
	const { Form, state, data } = useFetcher<TalkReply>()
	const element = useRef<HTMLDetailsElement>(null)
	const problem = problemIn(data)
	useEffect(() => {
		// With the comment goes what had the focus.
		if (data?.ok === true) element.current?.closest('aside')?.focus()
	}, [data])
	return (
		<Act element={element} name="Delete" label={`Delete ${named(comment)}`} group={comment.id}>
			<Form method="post" action={address} className="talk-form">
				<Hidden intent="delete" commentId={comment.id} version={Math.max(comment.version, data?.newer?.version ?? 0)} />
				<p>Delete this comment? You cannot undo this.</p>
				{problem !== undefined && (
					<p className="text-failing" role="alert">
						{problem}
					</p>
				)}
				<Choice verb="Delete comment" doing="Deleting" isBusy={state !== 'idle'} element={element} isDanger />
			</Form>
		</Act>
	)
}

function Hidden({ intent, commentId, version }: { intent: 'edit' | 'delete'; commentId: string; version: number }) {
	const hasScripts = useScripts()
	return (
		<>
			<input type="hidden" name="intent" value={intent} />
			<input type="hidden" name="commentId" value={commentId} />
			<input type="hidden" name="version" value={version} />
			{hasScripts && <input type="hidden" name="stay" value="yes" />}
		</>
	)
}

type Details = RefObject<HTMLDetailsElement>

function shut({ current }: Details): void {
	if (current === null) return
	current.open = false
	current.querySelector('summary')?.focus()
}

type ActProps = {
	element: Details
	name: string
	label: string
	/** of one comment one is open at a time */
	group: string
	className?: string
	children: ReactNode
}

function Act({ element, name, label, group, className, children }: ActProps) {
	const onToggle = ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => {
		if (!currentTarget.open) return
		const field = currentTarget.querySelector('textarea')
		field?.focus()
		field?.setSelectionRange(field.value.length, field.value.length)
	}
	useEffect(() => {
		// Of the page, so that a list of names that is open in the field closes first.
		const onKeyDown = (event: KeyboardEvent) => {
			const { current } = element
			const isInside = event.target instanceof Node && current?.open === true && current.contains(event.target)
			if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return
			event.preventDefault()
			shut(element)
		}
		document.addEventListener('keydown', onKeyDown)
		return () => document.removeEventListener('keydown', onKeyDown)
	}, [element])
	return (
		<details ref={element} name={`talk-${group}`} className={className} onToggle={onToggle}>
			<summary aria-label={label}>{name}</summary>
			{children}
		</details>
	)
}

type ChoiceProps = { verb: string; doing: string; isBusy: boolean; element: Details; isDanger?: boolean }

function Choice({ verb, doing, isBusy, element, isDanger = false }: ChoiceProps) {
	const hasScripts = useScripts()
	return (
		<div className="flex gap-2">
			<Button size="small" disabled={isBusy} {...(isDanger && { kind: 'danger' as const })}>
				{isBusy ? doing : verb}
			</Button>
			{hasScripts && (
				<Button size="small" kind="ghost" type="button" onClick={() => shut(element)}>
					Cancel
				</Button>
			)}
		</div>
	)
}

type ThreadProps = {
	thread: TalkThread
	address: string
	people: readonly string[]
	may: boolean
	/** the key of the place that is shown */
	shownAt: string
	/** leads to its place, as threads of the whole plan are shown */
	leads: boolean
}

/** What was said of one thing, in its order; of a long thread what began it and a part of the rest. */
export function Thread({ thread, address, people, may, shownAt, leads }: ThreadProps) {
	const { Form } = useFetcher<TalkReply>()
	const hasScripts = useScripts()
	const [search] = useSearchParams()
	const settled = thread.resolvedBy !== null
	const where = new URLSearchParams(search)
	if (thread.place.kind === FIGURE) {
		where.set('why', thread.place.itemId)
		where.set('scope', thread.place.scope)
		if (thread.place.month !== '') where.set('month', thread.place.month)
	}
	const [first, ...rest] = thread.comments
	const { earlier } = thread
	const isPast = search.get(THREAD) !== null && search.get(BEFORE) !== null
	return (
		<li className="talk-thread">
			<div className="talk-head">
				{leads ? (
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
							{settled ? 'Reopen' : 'Resolve'}
						</Button>
					</Form>
				)}
			</div>
			<ol>
				{first !== undefined && <Comment comment={first} {...{ address, people }} />}
				{earlier !== null && (
					<li className="talk-more">
						<Link to={searchForTalk(search, shownAt, { [THREAD]: thread.id, [BEFORE]: earlier })} preventScrollReset>
							Show older replies
						</Link>
					</li>
				)}
				{rest.map((comment) => (
					<Comment key={comment.id} comment={comment} {...{ address, people }} />
				))}
				{isPast && (
					<li className="talk-more">
						<Link to={searchForTalk(search, shownAt, { [THREAD]: thread.id })} preventScrollReset>
							Show latest replies
						</Link>
					</li>
				)}
			</ol>
			{settled && <p className="talk-settled">Resolved by {thread.resolvedBy}. A reply reopens it.</p>}
			{may && <WriteForm address={address} to={{ name: 'threadId', value: thread.id }} label="Reply" people={people} />}
		</li>
	)
}

function Comment({ comment, address, people }: { comment: TalkComment; address: string; people: readonly string[] }) {
	const { author: who, initials, at, when, edited, isDeleted, parts } = comment
	return (
		<ToldSaid
			told={{ who, initials, at, when }}
			note={
				edited !== null && (
					<>
						, edited <ToldTime {...edited} />
					</>
				)
			}
			acts={<CommentActs {...{ comment, address, people }} />}
		>
			{isDeleted && <span className="text-ink-3">Comment deleted</span>}
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
	)
}
