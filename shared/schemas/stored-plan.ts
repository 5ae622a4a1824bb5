import { parsePlanFile, type PlanFile } from './plan-file.ts'
import { isRecord } from '#shared/is-record.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PowerContractType } from '#shared/catalogue/types.ts'
import { kindField } from '#shared/fields/kinds.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { ownCatalogueSchema } from '#shared/catalogue/columns/own-catalogue.ts'
import { draftOf } from './checks/draft.ts'
import { withoutFaultyRanges } from './checks/ranges.ts'
import { withoutStrays } from './strays.ts'

type StoredPlanItem = Readonly<Record<string, unknown>>
const itemsOf = (value: unknown): readonly StoredPlanItem[] => (Array.isArray(value) ? value.filter(isRecord) : [])

function withinCapacity(contract: StoredPlanItem): StoredPlanItem {
	const { capacityMW, rampSteps } = contract
	if (typeof capacityMW !== 'number') return contract
	const steps = itemsOf(rampSteps).map((step) =>
		typeof step['MW'] === 'number' ? { ...step, MW: Math.min(step['MW'], capacityMW) } : step,
	)
	return { ...contract, rampSteps: steps }
}

/** A minimum bill of what no utility bills never moved a figure (lP1). */
const billedByUtility = (contract: StoredPlanItem, kinds: readonly PowerContractType[]): StoredPlanItem =>
	kinds.find(({ id }) => id === contract['kind'])?.role === 'import' ? contract : { ...contract, minimumBillSteps: [] }

/**
 * A stored plan from the time when a value that meant nothing for its kind, a ramp above the contract, or a range that does not
 * hold its value, was taken without a word: none ever moved a figure it should, so the plan is read without them instead of not
 * at all.
 */
export function mendedPlan(document: unknown): unknown {
	if (!isRecord(document)) return document
	const own = ownCatalogueSchema.safeParse(document['catalogue'] ?? {})
	if (!own.success) return document
	const { powerContractTypes } = catalogueFor({ catalogue: own.data })
	const mended = ITEM_KINDS.filter((list) => kindField(list) !== null).map((list) => {
		const items = itemsOf(document[list]).map((item) => withoutStrays(list, item, powerContractTypes))
		if (list !== 'powerContracts') return [list, items] as const
		return [list, items.map((one) => billedByUtility(withinCapacity(one), powerContractTypes))] as const
	})
	return withoutFaultyRanges({ ...document, ...Object.fromEntries(mended) }, draftOf(document, null))
}

/**
 * A plan from its stored text, checked as strictly as a file from outside, mended where it was valid when it was written.
 * @throws where it is not valid
 */
export function readStoredPlan(text: string): PlanFile {
	const document: unknown = JSON.parse(text)
	const strict = parsePlanFile(document)
	const parsed = strict.ok ? strict : parsePlanFile(mendedPlan(document))
	if (parsed.ok) return parsed.plan
	const [first] = parsed.problems
	throw new Error(`a stored plan is not valid: ${first?.path ?? ''}: ${first?.message ?? ''}`)
}
