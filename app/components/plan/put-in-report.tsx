import { Form, useParams } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'

/** Has the plan’s reports print what a page shows, and leads there; where they do, the way to them. */
export function PutInReport({ section, isIn }: { section: string; isIn: boolean }) {
	const { project = '' } = useParams()
	const to = `/p/${encodeURIComponent(project)}/reports${useScenarioSearch()()}`
	if (isIn)
		return (
			<ButtonLink to={to} size="small">
				In report
			</ButtonLink>
		)
	return (
		<Form method="post" action={to}>
			<input type="hidden" name="section" value={section} />
			<Button size="small" name="intent" value="include">
				Put in report
			</Button>
		</Form>
	)
}
