import { Link, useLocation } from '@remix-run/react'
import { Notice } from '#app/components/ui/notice.tsx'

/** To owners and admins, until it is decided: links of their plan show less than they did. The page that asks says it itself. */
export function OldLinksNote({ projectId }: { projectId: string }) {
	const share = `/p/${projectId}/share`
	if (useLocation().pathname === share) return null
	return (
		<div className="mb-4">
			<Notice
				title="Older view-only links now show only the plan."
				action={
					<Link to={share} className="underline">
						Decide what they show
					</Link>
				}
			>
				Readers no longer see its activity, other scenarios, costs, reports, and files.
			</Notice>
		</div>
	)
}
