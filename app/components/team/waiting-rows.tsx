import { Link } from '@remix-run/react'

export type WaitingComments = readonly {
	id: string
	who: string
	did: string
	label: string
	plan: string
	text: string
	to: string
	when: string
	isUnread: boolean
}[]

/** What was said to somebody and waits for an answer; each leads to where it was said. */
export function WaitingRows({ comments }: { comments: WaitingComments }) {
	return comments.map(({ id, who, did, label, plan, text, to, when, isUnread }) => (
		<div key={id} className="list-row">
			<div className="list-row-main">
				<span className="font-semibold">{who}</span> {did}{' '}
				<Link className="underline" to={to}>
					{label}
				</Link>
				, {plan}, {when}
				{isUnread && <span className="tag ml-2">new</span>}
				<p className="list-row-note">{text}</p>
			</div>
		</div>
	))
}
