import { applicationFields } from './demand-fields.ts'
import { batchFields, inferenceFields, trainingFields, workloadFields, WORKLOAD_KINDS } from './workload-fields.ts'
import type { Field, FieldFacts } from './field.ts'
import { actualFields, labourPoolFields, noteFields } from './people-fields.ts'
import {
	delayFields,
	interconnectionFields,
	planFields,
	siteFields,
	siteLabourFields,
	transformerFields,
} from './plan-fields.ts'
import { buildPhaseFields, chipOrderFields, procurementFields } from './supply-fields.ts'
import { powerContractFields, rampStepFields } from './power-fields.ts'

type Fields = Readonly<Record<string, Field>>
const under = (prefix: string, fields: Fields): Fields =>
	Object.fromEntries(Object.entries(fields).map(([key, facts]) => [`${prefix}.${key}`, facts]))

const kind: Fields[string] = {
	...workloadFields.model,
	label: 'Kind',
	help: 'Inference, training or batch.',
	kind: 'choice',
	choices: WORKLOAD_KINDS,
	reference: null,
}

/** Every field of a plan by list; a field of a group by its dotted name, such as `labour.weeklyHours`. */
const REGISTRY = {
	plan: planFields,
	sites: {
		...siteFields,
		...under('interconnection', interconnectionFields),
		...under('interconnection.transformers', transformerFields),
		...under('labour', siteLabourFields),
	},
	powerContracts: {
		...powerContractFields,
		...under('rampSteps', rampStepFields),
		...under('startDelayMonths', delayFields),
	},
	buildPhases: {
		...buildPhaseFields,
		...under('procurement', procurementFields),
		...under('startDelayMonths', delayFields),
	},
	chipOrders: { ...chipOrderFields, ...under('slipMonths', delayFields) },
	applications: applicationFields,
	workloads: { ...workloadFields, kind, ...batchFields, ...trainingFields, ...inferenceFields },
	labourPools: labourPoolFields,
	actuals: actualFields,
	notes: noteFields,
} as const satisfies Readonly<Record<string, Fields>>

/** The lists of a plan whose items have an id. */
export type PlanList =
	'sites' | 'powerContracts' | 'buildPhases' | 'chipOrders' | 'applications' | 'workloads' | 'labourPools'
export type FieldList = keyof typeof REGISTRY
export const FIELD_LISTS = [
	'plan',
	'sites',
	'powerContracts',
	'buildPhases',
	'chipOrders',
	'applications',
	'workloads',
	'labourPools',
	'actuals',
	'notes',
] as const satisfies readonly FieldList[]

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

/** All fields of a list, in order: for forms, grids and `strata catalogue fields`. */
export function fieldsOf(list: FieldList): readonly (FieldFacts & { readonly name: string })[] {
	return Object.entries(factsOf(list)).map(([name, { schema: _schema, ...facts }]) => ({ name, ...facts }))
}
