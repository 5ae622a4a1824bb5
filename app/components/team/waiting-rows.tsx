import { ToldToWords } from '#app/components/talk/told-words.tsx'
import type { ToldTo } from '#shared/together/told.ts'

/** What was said to somebody and waits for an answer; each leads to where it was said. */
export function WaitingRows({ comments }: { comments: readonly ToldTo[] }) {
	return comments.map((comment) => (
		<div key={comment.id} className="list-row">
			<ToldToWords told={comment} when={comment.when} />
		</div>
	))
}
