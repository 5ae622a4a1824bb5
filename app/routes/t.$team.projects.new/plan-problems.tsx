import { Notice } from '#app/components/ui/notice.tsx'

const SHOWN = 20

/** What is wrong with a plan that was not taken: each problem with its place and its mend. */
export function PlanProblems({ problems }: { problems: readonly string[] }) {
	if (problems.length === 0) return null
	const count = problems.length === 1 ? '1 thing' : `${problems.length} things`
	return (
		<Notice kind="failing" live title={`The plan was not taken: ${count} to mend.`}>
			<ul className="mt-1 list-disc pl-4">
				{problems.slice(0, SHOWN).map((problem) => (
					<li key={problem}>{problem}</li>
				))}
			</ul>
			{problems.length > SHOWN && `And ${problems.length - SHOWN} more.`}
		</Notice>
	)
}
