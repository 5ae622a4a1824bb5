import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { compareSchedule, takeDates } from '#server/services/plans/exchange-schedule.ts'
import { may } from '#shared/permissions.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'
import { DATED_LISTS } from '#shared/presentation/schedule/gantt-model.ts'
import { keepingFigures } from '../p.$project/kept-figures.ts'
import { LIST_TABLES, RESULT_TABLES } from '#shared/presentation/tables/saved-tables.ts'
import { openPlan, planRef } from '../p.$project/open-plan.ts'
import { FoundChanges } from './found-changes.tsx'
import { TableCard } from './table-card.tsx'

export const meta: MetaFunction = () => [{ title: 'In and out · Strata' }]

export const clientLoader = keepingFigures()
export async function loader(asked: LoaderFunctionArgs) {
	const { role, scenario } = await openPlan(asked)
	const named = ({ name, label }: { name: string; label: string }) => ({ name, label })
	const tables = { entered: LIST_TABLES.map(named), results: RESULT_TABLES.map(named) }
	return { mayEdit: may(role, 'changePlans'), scenarioId: scenario.id, tables }
}

const FORM = { names: ['intent', 'file', 'baseRev', 'take'], repeated: ['take'], files: ['file'], maxBytes: 4_500_000 }

const changeSchema = z.strictObject({
	list: z.enum(DATED_LISTS),
	id: z.string(),
	field: z.string(),
	becomes: z.string().regex(/^(\d{4}-(0[1-9]|1[0-2])|\d{1,3})$/),
})
const takeSchema = z.object({
	baseRev: z.coerce.number().int().nonnegative(),
	changes: z.array(changeSchema).min(1),
})
const readTaken = (text: FormDataEntryValue): unknown => {
	const read = typeof text === 'string' ? readJsonText(text) : { ok: false as const }
	return read.ok ? read.value : null
}
const refusal = (problem: string) => json({ problem, compared: null, rev: 0 }, { status: 400 })

/** Reads a file and says what it would change, or takes what was chosen of it. */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const heading = await openPlan(asked)
	if (form.get('intent') === 'take') {
		const taken = takeSchema.safeParse({ baseRev: form.get('baseRev'), changes: form.getAll('take').map(readTaken) })
		if (!taken.success) return refusal('Nothing is chosen. Tick the dates to take.')
		const answer = await answering(() => takeDates(actor, planRef(asked), taken.data))
		if (answer.ok) return redirect(`/p/${heading.project.id}/schedule${new URL(asked.request.url).search}`)
		const { problems, conflicts } = answer.told
		return refusal([...problems, ...conflicts].map(({ text }) => text).join(' '))
	}
	const file = form.get('file')
	if (!(file instanceof Blob) || file.size === 0) return refusal('Choose a file first.')
	const bytes = await file.arrayBuffer()
	const compared = await answering(() => compareSchedule(heading, bytes, asked.request.signal))
	if (!compared.ok) return refusal(compared.problem)
	return json({ problem: null, compared, rev: heading.rev })
}

export default function Exchange() {
	const { mayEdit, scenarioId, tables } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const busy = useNavigation().state !== 'idle'
	const query = useScenarioSearch()()
	const problem = answer?.problem ?? null
	return (
		<>
			<PageHead title="In and out">Nothing is written before you have seen what a file would change.</PageHead>
			<div className="grid gap-3">
				<Card
					title="The plan as a workbook, XLSX"
					plain
					sub="What was entered, assumptions with their sources, workings with live formulas, results, and a trace in words. What an algorithm decides, such as who gets power, stands as a value and says so."
				>
					<ButtonLink to={`../plan.xlsx${query}`} reloadDocument>
						Save the workbook
					</ButtonLink>
				</Card>
				<TableCard tables={tables} scenarioId={scenarioId} />
				<Card
					title="Planned dates as MS Project XML"
					plain
					sub="Contracts, purchases, halls, orders and workloads with what waits for what. Primavera P6 imports it, too."
				>
					<ButtonLink to={`../schedule.xml${query}`} reloadDocument>
						Save the schedule
					</ButtonLink>
				</Card>
				{mayEdit && (
					<Card
						title="Dates from a file"
						plain
						sub="MS Project XML, or Primavera XER. A task is known by its Strata id, its activity code, or a name that only one item has."
					>
						<Form method="post" encType="multipart/form-data" className="flex flex-wrap items-end gap-3">
							<input type="hidden" name="intent" value="read" />
							<Field
								label="Schedule file"
								type="file"
								name="file"
								accept=".xml,.xer"
								required
								className="w-[320px] max-w-full"
								errors={problem === null ? [] : [problem]}
							/>
							<Button disabled={busy}>Compare</Button>
						</Form>
					</Card>
				)}
				{answer?.compared && <FoundChanges compared={answer.compared} rev={answer.rev} />}
			</div>
		</>
	)
}
