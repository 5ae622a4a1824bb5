import { Form, Link, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useLive } from '#app/components/live/live-provider.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { issueTime } from '#shared/report/issue-name.ts'

export type JobLine = {
	readonly id: string
	readonly state: string
	readonly by: string
	readonly askedAt: string
	readonly share: number
	readonly part: string
	readonly problem: string | null
	/** its own, or one of somebody else that its reader answers for */
	readonly mayEnd: boolean
}

const EVERY_MS = 1500
const WORDS: Readonly<Record<string, string>> = {
	waiting: 'Queued',
	failed: 'Failed',
	cancelled: 'Canceled',
}

/** A job as it was told last: live where it is told, as the page was loaded where not. */
function useTold(jobs: readonly JobLine[]): readonly JobLine[] {
	const { job, isLive } = useLive()
	const { revalidate } = useRevalidator()
	const isAtWork = jobs.some(({ state }) => state === 'waiting' || state === 'running')
	useEffect(() => {
		// What is drawn or compared for this page would begin again each time.
		if (isLive || !isAtWork || /[?&](?:again|compare)=/.test(window.location.search)) return
		const timer = setInterval(() => {
			if (!document.hidden) revalidate()
		}, EVERY_MS)
		return () => clearInterval(timer)
	}, [isLive, isAtWork, revalidate])
	const hasEnded = job !== null && job.state !== 'running' && job.state !== 'waiting'
	const isNew = job !== null && !jobs.some(({ id }) => id === job.id)
	const key = hasEnded || isNew ? `${job.id} ${job.state}` : ''
	useEffect(() => {
		if (key !== '') revalidate()
	}, [key, revalidate])
	return jobs.map((one) => (job?.id === one.id && !hasEnded ? { ...one, ...job, by: one.by } : one))
}

/** Reports that are being made, with how far they are; and those that came to nothing within the hour. */
export function JobsCard({ jobs, search }: { jobs: readonly JobLine[]; search: string }) {
	const told = useTold(jobs)
	const scripts = useScripts()
	if (told.length === 0) return null
	return (
		<Card
			title="In progress"
			plain
			actions={
				!scripts && (
					<Link className="underline" to={`.${search}`}>
						Refresh
					</Link>
				)
			}
		>
			<ul>
				{told.map((job) => (
					<Line key={job.id} job={job} />
				))}
			</ul>
		</Card>
	)
}

function Line({ job: { id, state, by, askedAt, share, part, problem, mayEnd } }: { job: JobLine }) {
	const isAtWork = state === 'waiting' || state === 'running'
	return (
		<li className="list-row max-[480px]:flex-wrap">
			<div className="list-row-main">
				<span role="status">{state === 'running' && part !== '' ? part : (WORDS[state] ?? 'Starting')}</span>
				{isAtWork && (
					<progress className="report-progress" max={1} value={share} aria-label="Progress">
						{Math.round(share * 100)}%
					</progress>
				)}
				<p className="list-row-note">
					{problem ?? ''} Requested by {by}, {issueTime(askedAt)}
				</p>
			</div>
			{mayEnd && (
				<Form method="post">
					<input type="hidden" name="job" value={id} />
					<Button size="small" name="intent" value={isAtWork ? 'cancel' : 'retry'}>
						{isAtWork ? 'Cancel' : 'Try again'}
					</Button>
				</Form>
			)}
		</li>
	)
}
