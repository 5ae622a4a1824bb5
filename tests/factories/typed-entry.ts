import { buildForm, type FormField } from '#server/views/grid/grid-form.ts'
import { gridKindField } from '#shared/grid/grid-facts.ts'
import { GRID_KINDS, type GridList } from '#shared/grid/grid-lists.ts'
import { columnOf } from '#server/views/grid/grid-view.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'

/** Lists in the order in which a blank plan can be filled: what is named comes before what names it. */
export const FILLING_ORDER: readonly GridList[] = [
	'sites',
	'powerContracts',
	'gatingWorks',
	'buildPhases',
	'purchases',
	'hallSteps',
	'chipOrders',
	'leases',
	'applications',
	'workloads',
	'labourPools',
	'actuals',
]

/** A cell of each list that every kind has, with what is typed into it first and then. */
export const EDITED: Readonly<Record<GridList, { readonly field: string; readonly typed: readonly [string, string] }>> =
	{
		sites: { field: 'targetItMW', typed: ['121', '123'] },
		powerContracts: { field: 'capacityMW', typed: ['45 to 60', '47'] },
		gatingWorks: { field: 'durationMonths', typed: ['12', '14'] },
		buildPhases: { field: 'itMW', typed: ['12', '13'] },
		purchases: { field: 'quantity', typed: ['7', '9'] },
		hallSteps: { field: 'durationMonths', typed: ['7', '9'] },
		chipOrders: { field: 'accelerators', typed: ['1.2 k', '1300'] },
		leases: { field: 'itMW', typed: ['30', '32'] },
		applications: { field: 'adoption', typed: ['35 %', '36 %'] },
		workloads: { field: 'priority', typed: ['3', '4'] },
		labourPools: { field: 'available', typed: ['90', '95'] },
		actuals: { field: 'headcount', typed: ['250', '260'] },
	}

export type Entry = { readonly list: GridList; readonly kind: string }

/** Every list with every kind of entry the registry knows in it. */
export function everyKind(plan: PlanFile): readonly Entry[] {
	const unknown = GRID_KINDS.filter((list) => !FILLING_ORDER.includes(list))
	if (unknown.length > 0) throw new Error(`Say where ${unknown.join(', ')} comes as a blank plan is filled.`)
	return FILLING_ORDER.flatMap((list) => {
		const decides = gridKindField(list)
		const kinds = decides === null ? [''] : columnOf({ plan, list, field: decides }).choices.map(({ value }) => value)
		return kinds.map((kind) => ({ list, kind }))
	})
}

/** Where the first of a list of names would do for no kind: the model must have layers, the chip a published power. */
const PICKED: Readonly<Record<string, string>> = { model: 'Llama 3.1 70B', chip: 'H100 SXM' }

/** Works of others gate a grid contract of their site. */
const gatedContract = ({ sites, powerContracts }: PlanFile) =>
	powerContracts.find(({ siteId, kind }) => siteId === sites[0]?.id && kind === 'utility_firm')

/** Whether an entry of a list has all that it must name: without a grid contract no work of others gates anything. */
export const hasWhatItNames = (plan: PlanFile, list: GridList): boolean =>
	list !== 'gatingWorks' || gatedContract(plan) !== undefined

function textFor(plan: PlanFile, { column, typed }: FormField): string {
	if (typed !== '' && column.control !== 'text') return typed
	const { control, choices, field, label } = column
	if (control === 'number') return field === 'percentComplete' ? '40 %' : '4'
	if (control === 'month')
		return field === 'deadlineMonth' ? addMonths(plan.startMonth, plan.horizonMonths - 1) : plan.startMonth
	if (control === 'text') return `New ${label.toLowerCase()}`
	const names = choices.map((choice) => choice.label)
	if (field === 'contractId') return choices.find(({ value }) => value === gatedContract(plan)?.id)?.label ?? ''
	const free = field === 'trade' ? names.slice(plan.labourPools.length) : names
	const wanted = PICKED[field]
	return (wanted === undefined ? undefined : names.find((name) => name.startsWith(wanted))) ?? free[0] ?? ''
}

/** Said instead of accelerators, not beside them. */
const INSTEAD: readonly string[] = ['fleetShare', 'acceleratorHoursPerMonth']

/** Fields that the form of a new entry of a kind asks for: nothing that it folds away. */
function askedFields(plan: PlanFile, { list, kind }: Entry) {
	const form = buildForm({ plan, list, id: null })
	if (form === null) throw new Error(`There is no form for ${list}.`)
	const fields = form.fields.filter((field) => {
		const own = field.kinds === null || field.kinds.includes(kind)
		const needed = form.kindField === null ? field.column.required : field.neededFor.includes(kind)
		const may = !INSTEAD.includes(field.column.field)
		return own && may && (needed || field.column.names || field.neededWhen !== null)
	})
	return { fields, kindField: form.kindField }
}

/** What the form of a new entry of a kind asks for, filled in. */
export function typedEntry(plan: PlanFile, entry: Entry): Readonly<Record<string, string>> {
	const { fields, kindField } = askedFields(plan, entry)
	const typed = fields.map((field) => [field.column.field, textFor(plan, field)] as const)
	return { ...Object.fromEntries(typed), ...(kindField === null ? {} : { [kindField]: entry.kind }) }
}

/**
 * Entries whose forms hold a kind of control that no form before does: which it is, whether it names other entries, and whether
 * it comes and goes with what else is chosen.
 */
export function withNewControls(plan: PlanFile): readonly Entry[] {
	const seen = new Set<string>()
	return everyKind(plan).filter((entry) => {
		const { fields, kindField } = askedFields(plan, entry)
		const controls = fields.map(({ column, kinds, neededWhen }) =>
			[column.control, column.names, kinds !== null, neededWhen !== null, column.field === kindField].join(' '),
		)
		const isNew = controls.some((control) => !seen.has(control))
		for (const control of controls) seen.add(control)
		return isNew
	})
}
