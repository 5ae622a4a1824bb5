import { z } from 'zod'
import { listOf, shapeOf } from '#shared/fields/field.ts'
import { applicationFields } from '#shared/fields/demand-fields.ts'
import {
	batchFields,
	inferenceFields,
	trainingFields,
	workloadFields,
	WORKLOAD_KINDS,
} from '#shared/fields/workload-fields.ts'
import { actualFields, labourPoolFields } from '#shared/fields/people-fields.ts'
import {
	delayFields,
	interconnectionFields,
	siteFields,
	siteLabourFields,
	transformerFields,
} from '#shared/fields/plan-fields.ts'
import { buildPhaseFields, chipOrderFields, procurementFields } from '#shared/fields/supply-fields.ts'
import { powerContractFields, rampStepFields } from '#shared/fields/power-fields.ts'

/** The lists of a plan, in the order people meet them. */
export const ITEM_KINDS = [
	'sites',
	'powerContracts',
	'buildPhases',
	'chipOrders',
	'applications',
	'workloads',
	'labourPools',
	'actuals',
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** Most entries of each list: a plan of fifty sites over twenty years fits with room to spare. */
export const ITEM_LIMITS = {
	sites: 200,
	powerContracts: 2000,
	buildPhases: 2000,
	chipOrders: 2000,
	applications: 500,
	workloads: 1000,
	labourPools: 5000,
	actuals: 20_000,
} as const satisfies Record<ItemKind, number>

const orEmpty = (value: unknown) => value ?? {}
const orNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null)

const delay = orNull(
	z
		.strictObject(shapeOf(delayFields))
		.refine(({ p50, p90 }) => p90 >= p50, { error: 'expected at least p50', path: ['p90'] }),
)

const interconnectionSchema = z.strictObject({
	...shapeOf(interconnectionFields),
	transformers: listOf(z.strictObject(shapeOf(transformerFields)), 100),
})

export const siteSchema = z.strictObject({
	...shapeOf(siteFields),
	interconnection: z.preprocess(orEmpty, interconnectionSchema),
	labour: z.preprocess(orEmpty, z.strictObject(shapeOf(siteLabourFields))),
})

export const powerContractSchema = z.strictObject({
	...shapeOf(powerContractFields),
	rampSteps: listOf(z.strictObject(shapeOf(rampStepFields)), 240),
	startDelayMonths: delay,
})

export const buildPhaseSchema = z.strictObject({
	...shapeOf(buildPhaseFields),
	procurement: listOf(z.strictObject(shapeOf(procurementFields)), 100),
	startDelayMonths: delay,
})

export const chipOrderSchema = z.strictObject({ ...shapeOf(chipOrderFields), slipMonths: delay })

export const applicationSchema = z.strictObject(shapeOf(applicationFields))

const inferenceSchema = z.strictObject({
	kind: z.literal('inference'),
	...shapeOf(workloadFields),
	...shapeOf(inferenceFields),
})
const trainingSchema = z.strictObject({
	kind: z.literal('training'),
	...shapeOf(workloadFields),
	...shapeOf(trainingFields),
})
const batchSchema = z.strictObject({ kind: z.literal('batch'), ...shapeOf(workloadFields), ...shapeOf(batchFields) })

const OWN_FIELDS = {
	inference: new Set<string>(Object.keys(inferenceFields)),
	training: new Set<string>(Object.keys(trainingFields)),
	batch: new Set<string>(Object.keys(batchFields)),
} as const
const EVERY_FIELD: ReadonlySet<string> = new Set<string>([
	...OWN_FIELDS.inference,
	...OWN_FIELDS.training,
	...OWN_FIELDS.batch,
])

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
const isBlank = (value: unknown) =>
	value === null || value === undefined || (Array.isArray(value) && value.length === 0)
const workloadKind = (value: unknown) => WORKLOAD_KINDS.find((kind) => kind === value)

/** Forms and spreadsheets send every column: a blank field of another kind is dropped, a filled one refused by name. */
function withoutBlanksOfOtherKinds(value: unknown): unknown {
	if (!isRecord(value)) return value
	const kind = workloadKind(value['kind'])
	if (kind === undefined) return value
	return Object.fromEntries(
		Object.entries(value).filter(
			([key, entry]) => !(isBlank(entry) && EVERY_FIELD.has(key) && !OWN_FIELDS[kind].has(key)),
		),
	)
}

export const workloadSchema = z.preprocess(
	withoutBlanksOfOtherKinds,
	z.discriminatedUnion('kind', [inferenceSchema, trainingSchema, batchSchema], {
		error: `expected one of ${WORKLOAD_KINDS.join(', ')}`,
	}),
)

export const labourPoolSchema = z.strictObject(shapeOf(labourPoolFields))
export const actualSchema = z.strictObject(shapeOf(actualFields))

/** The schema of one entry of each list: forms, grid, services and API check the same. */
export const itemSchemas = {
	sites: siteSchema,
	powerContracts: powerContractSchema,
	buildPhases: buildPhaseSchema,
	chipOrders: chipOrderSchema,
	applications: applicationSchema,
	workloads: workloadSchema,
	labourPools: labourPoolSchema,
	actuals: actualSchema,
} as const satisfies Record<ItemKind, z.ZodType>

export type Site = z.infer<typeof siteSchema>
export type PowerContract = z.infer<typeof powerContractSchema>
export type BuildPhase = z.infer<typeof buildPhaseSchema>
export type ChipOrder = z.infer<typeof chipOrderSchema>
export type Workload = z.infer<typeof workloadSchema>
export type InferenceWorkload = z.infer<typeof inferenceSchema>
export type TrainingWorkload = z.infer<typeof trainingSchema>
export type BatchWorkload = z.infer<typeof batchSchema>
