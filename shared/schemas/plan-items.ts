import { isBlank, isRecord } from '#shared/is-record.ts'
import { z } from 'zod'
import { listOf, shapeOf } from '#shared/fields/field.ts'
import type { ItemKind } from '#shared/fields/lists.ts'
import { applicationFields, demandRegionFields } from '#shared/fields/demand-fields.ts'
import { batchFields, standingFields } from '#shared/fields/workloads/batch-fields.ts'
import { WORKLOAD_FIELDS, WORKLOAD_KINDS } from '#shared/fields/workloads/workload-kinds.ts'
import { inferenceFields, workloadFields } from '#shared/fields/workloads/workload-fields.ts'
import { trainingFields } from '#shared/fields/workloads/training-fields.ts'
import { actualFields, labourPoolFields } from '#shared/fields/people-fields.ts'
import { siteFields, targetFields } from '#shared/fields/plan-fields.ts'
import { minimumBillStepFields, rampStepFields, tariffFields } from '#shared/fields/supply/contract-step-fields.ts'
import { delayFields } from '#shared/fields/supply/delay-fields.ts'
import { gasSupplyFields } from '#shared/fields/supply/gas-fields.ts'
import { heatFields } from '#shared/fields/supply/heat-fields.ts'
import { interconnectionFields, transformerFields } from '#shared/fields/supply/connection-fields.ts'
import {
	buildPhaseFields,
	datedStepFields,
	procurementFields,
	sitePurchaseFields,
	outageFields,
} from '#shared/fields/supply/hall-fields.ts'
import { chipOrderFields, reservedFields } from '#shared/fields/supply/order-fields.ts'
import { gatingWorkFields } from '#shared/fields/gating-fields.ts'
import { leaseFields } from '#shared/fields/money/lease-fields.ts'
import { siteLabourFields } from '#shared/fields/labour-fields.ts'
import { powerContractFields } from '#shared/fields/power-fields.ts'

export { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'

/** Most entries of each list: a plan of fifty sites over twenty years fits with room to spare. */
export const ITEM_LIMITS = {
	sites: 200,
	powerContracts: 2000,
	gatingWorks: 200,
	buildPhases: 2000,
	chipOrders: 2000,
	leases: 500,
	applications: 2000,
	workloads: 2000,
	labourPools: 5000,
	actuals: 20_000,
} as const satisfies Record<ItemKind, number>

const orEmpty = (value: unknown) => value ?? {}
const orNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null)

/** A delay of which nothing is said is none; a late case that is not said is the likely one. */
const delay = z.preprocess(
	(value) => (isRecord(value) && Object.values(value).every(isBlank) ? null : value),
	orNull(
		z
			.strictObject(shapeOf(delayFields))
			.transform(({ p50, p90, low }) => ({ p50: p50 ?? 0, p90: p90 ?? p50 ?? 0, low }))
			.refine(({ p50, p90 }) => p90 >= p50, { error: 'expected at least the likely delay', path: ['p90'] })
			.refine(({ p50, low }) => low === null || low <= p50, {
				error: 'expected at most the likely delay',
				path: ['low'],
			}),
	),
)

/** A pipe of which nothing is said is none; one of which anything is said has a most. */
const gasSupply = z.preprocess(
	(value) => (isRecord(value) && Object.values(value).every(isBlank) ? null : value),
	orNull(
		z.strictObject(shapeOf(gasSupplyFields)).transform(({ maxMMBtuPerDay, ...terms }, context) => {
			if (maxMMBtuPerDay !== null) return { maxMMBtuPerDay, ...terms }
			context.addIssue({ code: 'custom', message: 'required', path: ['maxMMBtuPerDay'] })
			return z.NEVER
		}),
	),
)

const interconnectionSchema = z.strictObject({
	...shapeOf(interconnectionFields),
	transformers: listOf(z.strictObject(shapeOf(transformerFields)), 100),
})

/** A single step is the site's target and its month: one way to write what is one thing. Verdict V1. */
const singleStep = <
	S extends { targetItMW: number | null; targetMonth: string | null; targets: readonly TargetStep[] },
>(
	site: S,
): S => {
	const [step, ...more] = site.targets
	if (step === undefined || more.length > 0 || site.targetItMW !== null || site.targetMonth !== null) return site
	return { ...site, targetItMW: step.itMW, targetMonth: step.month, targets: [] }
}
const targetSchema = z.strictObject(shapeOf(targetFields))
type TargetStep = z.infer<typeof targetSchema>

export const siteSchema = z
	.strictObject({
		...shapeOf(siteFields),
		targets: listOf(targetSchema, 60),
		interconnection: z.preprocess(orEmpty, interconnectionSchema),
		gasSupply,
		heat: z.preprocess(orEmpty, z.strictObject(shapeOf(heatFields))),
		labour: z.preprocess(orEmpty, z.strictObject(shapeOf(siteLabourFields))),
		outages: listOf(z.strictObject(shapeOf(outageFields)), 240),
		procurement: listOf(z.strictObject(shapeOf(sitePurchaseFields)), 60),
	})
	.transform(singleStep)

export const powerContractSchema = z.strictObject({
	...shapeOf(powerContractFields),
	rampSteps: listOf(z.strictObject(shapeOf(rampStepFields)), 240),
	minimumBillSteps: listOf(z.strictObject(shapeOf(minimumBillStepFields)), 60),
	tariff: listOf(z.strictObject(shapeOf(tariffFields)), 24),
	startDelayMonths: delay,
})

export const gatingWorkSchema = z.strictObject({ ...shapeOf(gatingWorkFields), startDelayMonths: delay })

/** An existing hall takes no time, so its form does not ask for any. */
const withoutTime = (value: unknown): unknown =>
	isRecord(value) && value['scope'] === 'existing' && isBlank(value['durationMonths'])
		? { ...value, durationMonths: 0 }
		: value

export const buildPhaseSchema = z.preprocess(
	withoutTime,
	z.strictObject({
		...shapeOf(buildPhaseFields),
		procurement: listOf(z.strictObject(shapeOf(procurementFields)), 100),
		steps: listOf(z.strictObject(shapeOf(datedStepFields)), 20),
		startDelayMonths: delay,
	}),
)

export const chipOrderSchema = z.strictObject({
	...shapeOf(chipOrderFields),
	reserved: listOf(z.strictObject(shapeOf(reservedFields)), 20),
	slipMonths: delay,
})

export const leaseSchema = z.strictObject(shapeOf(leaseFields))

export const applicationSchema = z.strictObject({
	...shapeOf(applicationFields),
	demandRegions: listOf(z.strictObject(shapeOf(demandRegionFields)), 40),
})

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

const standingSchema = z.strictObject({
	kind: z.literal('standing'),
	...shapeOf(workloadFields),
	...shapeOf(standingFields),
})

const workloadKind = (value: unknown) => WORKLOAD_KINDS.find((kind) => kind === value)
const isOwn = (kind: (typeof WORKLOAD_KINDS)[number], key: string) => Object.hasOwn(WORKLOAD_FIELDS[kind], key)

/** Forms and spreadsheets send every column: a blank field of another kind is dropped, a filled one refused by name. */
function withoutBlanksOfOtherKinds(value: unknown): unknown {
	if (!isRecord(value)) return value
	const kind = workloadKind(value['kind'])
	if (kind === undefined) return value
	return Object.fromEntries(
		Object.entries(value).filter(
			([key, entry]) => !isBlank(entry) || isOwn(kind, key) || !WORKLOAD_KINDS.some((other) => isOwn(other, key)),
		),
	)
}

export const workloadSchema = z.preprocess(
	withoutBlanksOfOtherKinds,
	z.discriminatedUnion('kind', [inferenceSchema, trainingSchema, batchSchema, standingSchema], {
		error: `expected one of ${WORKLOAD_KINDS.join(', ')}`,
	}),
)

export const labourPoolSchema = z.strictObject(shapeOf(labourPoolFields))
export const actualSchema = z.strictObject(shapeOf(actualFields))

/** The schema of one entry of each list: forms, grid, services and API check the same. */
export const itemSchemas = {
	sites: siteSchema,
	powerContracts: powerContractSchema,
	gatingWorks: gatingWorkSchema,
	buildPhases: buildPhaseSchema,
	chipOrders: chipOrderSchema,
	leases: leaseSchema,
	applications: applicationSchema,
	workloads: workloadSchema,
	labourPools: labourPoolSchema,
	actuals: actualSchema,
} as const satisfies Record<ItemKind, z.ZodType>

export type Site = z.infer<typeof siteSchema>
export type PowerContract = z.infer<typeof powerContractSchema>
export type GatingWork = z.infer<typeof gatingWorkSchema>
export type BuildPhase = z.infer<typeof buildPhaseSchema>
export type ChipOrder = z.infer<typeof chipOrderSchema>
export type Lease = z.infer<typeof leaseSchema>
export type Workload = z.infer<typeof workloadSchema>
export type InferenceWorkload = z.infer<typeof inferenceSchema>
export type TrainingWorkload = z.infer<typeof trainingSchema>
export type BatchWorkload = z.infer<typeof batchSchema>
export type StandingWorkload = z.infer<typeof standingSchema>
