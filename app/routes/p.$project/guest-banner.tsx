import { Eye } from 'lucide-react'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { REDACTIONS } from '#shared/schemas/report/redactions.ts'
import type { LinkScope } from '#shared/together/link-scope.ts'

const held = new Intl.ListFormat('en-US')

/** For who has the plan by a link: what of it they see, and where the link allows it the way to a copy of their own. */
export function GuestBanner({ projectId, scope }: { projectId: string; scope: LinkScope }) {
	const search = useScenarioSearch()()
	const opens = useOpens()
	const { version, withholds } = scope
	return (
		<div className="notice mb-4 items-center">
			<Eye className="icon" strokeWidth={1.75} aria-hidden />
			<div className="notice-main">
				{version === null
					? 'This plan was shared with you, view only.'
					: `Version ${String(version)} of this plan was shared with you, view only. Later edits are not in it.`}
				{withholds.length > 0 && ` Withheld: ${held.format(withholds.map((one) => REDACTIONS[one].toLowerCase()))}.`}
			</div>
			{opens('copy') && <ButtonLink to={`/p/${projectId}/copy${search}`}>Duplicate to edit</ButtonLink>}
		</div>
	)
}
