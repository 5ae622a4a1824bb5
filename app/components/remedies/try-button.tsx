import { useFetcher } from '@remix-run/react'
import { FlaskConical } from 'lucide-react'
import { useContext, useEffect, useRef } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { refusalTexts, type EditReply } from '#shared/grid/edit-reply.ts'
import { ChangeMade } from './made-change.tsx'

type TryButtonProps = {
	/** what is done: a scenario of it is called so */
	title: string
	/** as JSON */
	change: string
	/** keys what is tried: sent again it makes no second scenario */
	once: string
	/** the edit of the plan that it is of */
	rev: number
	/** a newer answer is on its way */
	stale?: boolean
	action: string
}

/** Tries a change in a scenario beside the plan, or makes it there. */
export function TryButton({ title, change, once, rev, stale = false, action }: TryButtonProps) {
	const fetcher = useFetcher<EditReply>()
	const busy = fetcher.state !== 'idle'
	const making = busy && !fetcher.formData?.has('scenario')
	const refused = refusalTexts(fetcher.data)
	const made = useContext(ChangeMade)
	// Once for an answer, by the title that was pressed: the row may be of another change by then.
	const tell = useRef(() => made(title))
	useEffect(() => {
		tell.current = () => made(title)
	})
	useEffect(() => {
		if (fetcher.data?.ok === true) tell.current()
	}, [fetcher.data])
	return (
		<fetcher.Form method="post" action={action} className="remedy-try">
			<input type="hidden" name="change" value={change} />
			<input type="hidden" name="baseRev" value={rev} />
			<input type="hidden" name="once" value={once} />
			<Button
				size="small"
				name="scenario"
				value={title}
				disabled={busy || stale}
				aria-label={`Try as scenario: ${title}`}
			>
				<FlaskConical className="icon-small" strokeWidth={1.75} aria-hidden />
				{busy && !making ? 'Trying' : 'Try as scenario'}
			</Button>
			<Button size="small" kind="ghost" disabled={busy || stale} aria-label={`Apply change: ${title}`}>
				{making ? 'Applying' : 'Apply change'}
			</Button>
			{!busy && refused.length > 0 && (
				<Notice kind="failing" live>
					{refused.join(' ')}
				</Notice>
			)}
		</fetcher.Form>
	)
}
