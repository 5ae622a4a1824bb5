import { Form, useSearchParams } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import { askedIn, TWO_WAY } from '#shared/pages/two-way-address.ts'
import { ChoiceField } from './choice-field.tsx'
import { TwoWayTable } from './two-way-table.tsx'
import { useTwoWay } from './use-two-way.ts'

/** Seven rows and their heads, so that little jumps. */
const HEIGHT = 320
const SIDES = ['across', 'down'] as const
const NO_PROBLEMS: Readonly<Record<string, string>> = {}

type TwoWayCardProps = {
	/** the scenario that the pages show */
	shown: string
	/** asked for where the address names none */
	figure: string
}

/** Two inputs and a figure, chosen by name; the address keeps the choice. */
function Choose({ shown, figure, problems }: TwoWayCardProps & { problems: Readonly<Record<string, string>> }) {
	const [search] = useSearchParams()
	const asked = askedIn(search)
	return (
		<Form method="get" className="grid gap-3" key={search.toString()}>
			<input type="hidden" name="tab" value={TWO_WAY} />
			<input type="hidden" name="scenario" value={shown} />
			{SIDES.map((side) => (
				<div key={side} className="two-way-side">
					<ChoiceField
						label={side === 'across' ? 'Across' : 'Down'}
						name={side}
						of="inputs"
						defaultValue={asked[side].input}
						error={problems[side]}
					/>
					{(['From', 'To'] as const).map((end) => (
						<Field
							key={end}
							label={end}
							name={`${side}${end}`}
							aria-label={`${side === 'across' ? 'Across' : 'Down'}, ${end.toLowerCase()}`}
							defaultValue={search.get(`${side}${end}`) ?? ''}
							errors={problems[`${side}${end}`] === undefined ? undefined : [problems[`${side}${end}`] ?? '']}
						/>
					))}
				</div>
			))}
			<div className="two-way-side">
				<ChoiceField
					label="Figure"
					name="figure"
					of="figures"
					defaultValue={asked.figure || figure}
					error={problems['figure']}
				/>
				<Button kind="primary" className="self-end">
					Make table
				</Button>
			</div>
		</Form>
	)
}

/** A figure for seven values of each of two inputs: what to choose, and the table once the engine has run for every cell. */
export function TwoWayCard({ rev, ...props }: TwoWayCardProps & { rev: number }) {
	const { reply, problem, computing, csv, again } = useTwoWay(rev)
	const table = reply?.ok === true ? reply : null
	const problems = reply?.ok === false ? reply.problems : NO_PROBLEMS
	const why = problem ?? problems['']
	return (
		<>
			<Card
				title="Compare two inputs"
				plain
				sub="Any number or date in the plan, or any assumption. Blank range: ±30% or ±3 months. Up to 49 pairs run; the plan does not change."
			>
				<Choose {...props} problems={problems} />
			</Card>
			<div className="mt-4" aria-live="polite">
				{why !== undefined && !computing && (
					<Notice
						kind="failing"
						title="No table."
						action={
							<Button type="button" size="small" onClick={again}>
								Try again
							</Button>
						}
					>
						{why}
					</Notice>
				)}
				{computing && table === null && (
					<Card title="Running the plan for each pair" plain>
						<Skeleton height={HEIGHT} />
					</Card>
				)}
				{table !== null && (
					<Card
						title={table.view.finding}
						sub={table.view.lede}
						foot={
							<a href={csv} download className="underline">
								CSV
							</a>
						}
					>
						<TwoWayTable key={csv} {...table} stale={computing} />
					</Card>
				)}
				{reply === null && problem === null && !computing && (
					<div className="card">
						<EmptyState title="No inputs chosen yet">
							Pick an input for columns and one for rows. Today’s plan is in the center.
						</EmptyState>
					</div>
				)}
			</div>
		</>
	)
}
