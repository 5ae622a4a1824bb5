import { Link, useFetcher, useSearchParams } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { BEFORE, FIGURE, talkKey, THREAD, type TalkComment, type TalkThread } from '#shared/together/talk.ts'
import { CommentActs } from './comment-acts.tsx'
import { searchForTalk } from './talk-counts.tsx'
import { ToldSaid, ToldTime } from './told-words.tsx'
import { WriteForm, type TalkReply } from './write-form.tsx'

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
							{settled ? 'Open again' : 'Resolve'}
						</Button>
					</Form>
				)}
			</div>
			<ol>
				{first !== undefined && <Comment comment={first} {...{ address, people }} />}
				{earlier !== null && (
					<li className="talk-more">
						<Link to={searchForTalk(search, shownAt, { [THREAD]: thread.id, [BEFORE]: earlier })} preventScrollReset>
							Show older answers
						</Link>
					</li>
				)}
				{rest.map((comment) => (
					<Comment key={comment.id} comment={comment} {...{ address, people }} />
				))}
				{isPast && (
					<li className="talk-more">
						<Link to={searchForTalk(search, shownAt, { [THREAD]: thread.id })} preventScrollReset>
							Show the latest answers
						</Link>
					</li>
				)}
			</ol>
			{settled && <p className="talk-settled">Resolved by {thread.resolvedBy}. An answer opens it again.</p>}
			{may && (
				<WriteForm address={address} to={{ name: 'threadId', value: thread.id }} label="Answer" people={people} />
			)}
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
