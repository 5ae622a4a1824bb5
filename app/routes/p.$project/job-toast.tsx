import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useLive } from '#app/components/live/live-provider.tsx'
import { Toast } from '#app/components/ui/toast.tsx'
import { issueNumber } from '#shared/report/issue-name.ts'

type Props = { projectId: string; selfId: string }

/** Tells whoever asked for a report that it is there, on whatever page of the plan they are by then. */
export function JobToast({ projectId, selfId }: Props) {
	const { job } = useLive()
	const [shown, setShown] = useState<typeof job>(null)
	useEffect(() => {
		if (job?.by === selfId && (job.state === 'done' || job.state === 'failed')) setShown(job)
	}, [job, selfId])
	const number = shown?.number ?? null
	const text =
		shown === null ? null : number === null ? 'The report could not be made.' : `${issueNumber(number)} is ready.`
	const to = `/p/${projectId}/reports${number === null ? '' : `?issued=${String(number)}`}`
	return (
		<Toast
			text={text}
			failed={shown?.state === 'failed'}
			action={
				<Link className="underline" to={to}>
					{number === null ? 'See why' : 'Open it'}
				</Link>
			}
			onClose={() => setShown(null)}
		/>
	)
}
