import { Link, useLocation } from '@remix-run/react'
import { Notice } from '#app/components/ui/notice.tsx'

type ScenarioNoteProps = { projectId: string; scenario: { id: string; label: string }; baselineId: string }

/** Which scenario the pages show, so that nobody takes a trial for the plan; with the ways on from it. */
export function ScenarioNote({ projectId, scenario, baselineId }: ScenarioNoteProps) {
	const { pathname } = useLocation()
	const list = `/p/${projectId}/options`
	// The list of scenarios says it itself.
	if (pathname === list) return null
	const link = (to: string, text: string) => (
		<Link to={to} className="underline">
			{text}
		</Link>
	)
	const own = `scenario=${encodeURIComponent(scenario.id)}`
	const search = `compare=${encodeURIComponent(`${baselineId},${scenario.id}`)}`
	return (
		<div className="mb-3">
			<Notice>
				Scenario “{scenario.label}”: edits here do not change the baseline.{' '}
				{link(`${list}?${own}&${search}`, 'Compare with the baseline')} ·{' '}
				{link(`${list}?${own}&tab=manage`, 'View differences')} · {link(pathname, 'Back to the baseline')}
			</Notice>
		</div>
	)
}
