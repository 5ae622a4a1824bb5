import { applicationFields, demandRegionFields } from './demand-fields.ts'
import { ITEM_KINDS, type ItemKind } from './lists.ts'
import { workloadFields } from './workloads/workload-fields.ts'
import { WORKLOAD_FIELDS, WORKLOAD_KINDS } from './workloads/workload-kinds.ts'
import type { Field, FieldFacts } from './field.ts'
import { actualFields, labourPoolFields, noteFields } from './people-fields.ts'
import { financedField, planFields, siteFields, targetFields } from './plan-fields.ts'
import { gasSupplyFields } from './supply/gas-fields.ts'
import { heatFields } from './supply/heat-fields.ts'
import { interconnectionFields, transformerFields } from './supply/connection-fields.ts'
import { minimumBillStepFields, rampStepFields, tariffFields } from './supply/contract-step-fields.ts'
import { delayFields } from './supply/delay-fields.ts'
import {
	buildPhaseFields,
	datedStepFields,
	procurementFields,
	sitePurchaseFields,
	existingPlantFields,
	outageFields,
} from './supply/hall-fields.ts'
import { financeFields } from './money/finance-fields.ts'
import { leaseFields } from './money/lease-fields.ts'
import { gatingWorkFields } from './gating-fields.ts'
import { siteLabourFields } from './labour-fields.ts'
import { chipOrderFields, reservedFields } from './supply/order-fields.ts'
import { powerContractFields } from './power-fields.ts'

type Fields = Readonly<Record<string, Field>>
const under = (prefix: string, fields: Fields): Fields =>
	Object.fromEntries(Object.entries(fields).map(([key, facts]) => [`${prefix}.${key}`, facts]))

const kind: Fields[string] = {
	...workloadFields.model,
	label: 'Type',
	help: 'Inference, training, batch, or reserved accelerators.',
	required: true,
	neededFor: null,
	kind: 'choice',
	choices: WORKLOAD_KINDS,
	reference: null,
}

/** Names of what a kind has beside what every workload has; a field of these it may word anew. */
const namesOf = (key: (typeof WORKLOAD_KINDS)[number]) =>
	Object.keys(WORKLOAD_FIELDS[key]).filter((name) => !Object.hasOwn(workloadFields, name))

/** Fields that not every workload has, each with the kinds it is for and those that must have it. */
const ownWorkloadFields: Fields = Object.fromEntries(
	[...new Set([...WORKLOAD_KINDS].reverse().flatMap(namesOf))].map((name) => {
		const having = WORKLOAD_KINDS.flatMap((key) => {
			const own: Fields = WORKLOAD_FIELDS[key]
			return own[name] === undefined ? [] : [{ key, facts: own[name] }]
		})
		const [first] = having
		if (first === undefined) throw new Error(`No kind of workload has ${name}.`)
		const needing = having.filter(({ facts }) => facts.required).map(({ key }) => key)
		const rules = {
			required: false,
			meantFor: having.length === WORKLOAD_KINDS.length ? null : { kind: having.map(({ key }) => key) },
			neededFor: needing.length === 0 ? null : { kind: needing },
		}
		return [name, { ...first.facts, ...rules }]
	}),
)

/** Of a work of others the likely delay is what planners know. */
const likelyDelay: Fields = {
	...delayFields,
	p90: { ...delayFields.p90, seldom: true },
	low: { ...delayFields.low, seldom: true },
}

/** Every field of a plan by list; a field of a group by its dotted name, such as `labour.weeklyHours`. */
const REGISTRY = {
	plan: { ...planFields, finance: financedField, ...under('finance', financeFields) },
	sites: {
		...siteFields,
		...under('targets', targetFields),
		...under('interconnection', interconnectionFields),
		...under('interconnection.transformers', transformerFields),
		...under('gasSupply', gasSupplyFields),
		...under('labour', siteLabourFields),
		...under('heat', heatFields),
		...under('outages', outageFields),
		...under('procurement', sitePurchaseFields),
	},
	powerContracts: {
		...powerContractFields,
		...under('rampSteps', rampStepFields),
		...under('minimumBillSteps', minimumBillStepFields),
		...under('tariff', tariffFields),
		...under('startDelayMonths', delayFields),
	},
	gatingWorks: { ...gatingWorkFields, ...under('startDelayMonths', likelyDelay) },
	buildPhases: {
		...buildPhaseFields,
		...under('procurement', procurementFields),
		...under('steps', datedStepFields),
		...under('existingPlant', existingPlantFields),
		...under('startDelayMonths', delayFields),
	},
	chipOrders: { ...chipOrderFields, ...under('reserved', reservedFields), ...under('slipMonths', delayFields) },
	leases: leaseFields,
	applications: { ...applicationFields, ...under('demandRegions', demandRegionFields) },
	workloads: { ...workloadFields, kind, ...ownWorkloadFields },
	labourPools: labourPoolFields,
	actuals: actualFields,
	notes: noteFields,
} as const satisfies Readonly<Record<ItemKind | 'plan' | 'notes', Fields>>

export type FieldList = keyof typeof REGISTRY
export const FIELD_LISTS: readonly FieldList[] = ['plan', ...ITEM_KINDS, 'notes']

const factsOf = (list: FieldList): Fields => REGISTRY[list]

export function findFieldFacts(list: FieldList, name: string): FieldFacts | null {
	const fields = factsOf(list)
	return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
}

/** What is known of one field. Throws where no such field exists: field names in code are checked by tests. */
export function fieldFacts(list: FieldList, name: string): FieldFacts {
	const facts = findFieldFacts(list, name)
	if (!facts) throw new Error(`There is no field ${list}.${name}.`)
	return facts
}

/** The same for an item of one kind, where kinds of item differ in what a field means by default. */
export function fieldFactsFor(list: FieldList, name: string, kind: string | null): FieldFacts {
	const key = list === 'workloads' ? WORKLOAD_KINDS.find((known) => known === kind) : undefined
	const shared = fieldFacts(list, name)
	if (key === undefined) return shared
	const own: Fields = WORKLOAD_FIELDS[key]
	const { meantFor, neededFor } = shared
	return own[name] === undefined ? shared : { ...own[name], meantFor, neededFor }
}

type NamedFacts = FieldFacts & { readonly name: string }

// Made once: the check of a plan asks for every item of it.
const NAMED = new Map<FieldList, readonly NamedFacts[]>(
	FIELD_LISTS.map((list) => [
		list,
		Object.entries(factsOf(list)).map(([name, { schema: _schema, ...facts }]) => ({ name, ...facts })),
	]),
)

/** All fields of a list, in order: for forms, grids and `strata catalogue fields`. */
export function fieldsOf(list: FieldList): readonly NamedFacts[] {
	return NAMED.get(list) ?? []
}
