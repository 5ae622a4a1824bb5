import { Leaves } from '#app/components/explain/leaves.tsx'
import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { GradedInputs, ReadinessScore } from '#server/views/explain/readiness-score.ts'

/** Inputs of one grade by kind, each with a way to where it is changed. */
function Inputs({ name, groups, mends, more }: GradedInputs) {
	return (
		<>
			{mends !== '' && <p className="text-ink-2">{mends}</p>}
			<ScrollRegion label={name} className="lg:max-h-96 lg:overflow-y-auto">
				<Leaves lines={groups.flatMap(({ lines }) => lines)} />
			</ScrollRegion>
			{more !== '' && <p className="explain-input-source pt-2">{more}</p>}
		</>
	)
}

type Props = { score: ReadinessScore; onlyStale: boolean }

/** How far the plan rests on figures of its own, and what is left to settle, the nearest to what it loses first. */
export function ReadinessCard({ score, onlyStale }: Props) {
	const { figure, finding, lede } = score
	const grades = score.grades.filter(({ grade, count }) => count > 0 && (!onlyStale || grade === 'stale'))
	const [first] = grades.filter(({ mends }) => mends !== '')
	return (
		<Card
			title={
				<>
					{figure !== null && (
						<>
							<Why target={figure.why}>{figure.text}</Why>:{' '}
						</>
					)}
					{finding}
				</>
			}
			sub={lede}
		>
			{grades.map((graded) => (
				<details key={graded.grade} open={graded === first}>
					<summary className="py-1">
						{graded.name} <span className="tag">{graded.count}</span>
					</summary>
					<div className="mb-3 max-w-3xl">
						<Inputs {...graded} />
					</div>
				</details>
			))}
		</Card>
	)
}
