import { Eye } from 'lucide-react'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'

/** For who has the plan by a link: what they may do, and the way to a copy of their own. */
export function GuestBanner({ projectId }: { projectId: string }) {
	const search = useScenarioSearch()()
	return (
		<div className="notice mb-4 items-center">
			<Eye className="icon" strokeWidth={1.75} aria-hidden />
			<div className="notice-main">This plan was shared with you to read: you see all of it and change nothing.</div>
			<ButtonLink to={`/p/${projectId}/copy${search}`}>Duplicate to edit</ButtonLink>
		</div>
	)
}
