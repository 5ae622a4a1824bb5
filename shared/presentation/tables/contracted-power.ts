import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { megawatts } from '../wording/figures.ts'
import { listInWords } from '../wording/months.ts'

/** What «contracted» means wherever it is said: power that is firm at the meter, and beside it what is not. */
export type ContractedPower = {
	readonly firmMW: number
	/** grid service and plant of the site that hold nothing back for the meter: non-firm, in the queue, sun */
	readonly notFirmMW: number
	/** energy bought elsewhere, physically or on paper */
	readonly purchasesMW: number
	readonly batteriesMW: number
}

const BESIDE: Readonly<Record<string, Exclude<keyof ContractedPower, 'firmMW'> | null>> = {
	offsite: 'purchasesMW',
	financial: 'purchasesMW',
	storage: 'batteriesMW',
	load: null,
}

/** Every contract once, by what it is in this plan: firm where any month has firm power of it. */
export function contractedPower(plan: PlanFile, result: PlanResult): ContractedPower {
	const { powerContractTypes } = catalogueFor(plan)
	const total = { firmMW: 0, notFirmMW: 0, purchasesMW: 0, batteriesMW: 0 }
	for (const { id, kind, capacityMW } of plan.powerContracts) {
		const role = powerContractTypes.find((row) => row.id === kind)?.role ?? ''
		const firm = result.contracts[id]?.firmMW.some((MW) => MW > 0) === true
		const beside = BESIDE[role]
		if (firm) total.firmMW += capacityMW
		else if (beside !== null) total[beside ?? 'notFirmMW'] += capacityMW
	}
	return total
}

/** «1,655 MW are contracted firm at the meter; 1,500 MW of energy purchases stand beside them». */
export function contractedText({ firmMW, notFirmMW, purchasesMW, batteriesMW }: ContractedPower): string {
	const parts = [
		{ MW: notFirmMW, what: 'that is not firm' },
		{ MW: purchasesMW, what: 'of energy purchases' },
		{ MW: batteriesMW, what: 'of batteries' },
	].flatMap(({ MW, what }) => (MW > 0 ? [`${megawatts(MW)} MW ${what}`] : []))
	const firm = firmMW > 0 ? `${megawatts(firmMW)} MW firm at the meter` : 'Nothing firm at the meter'
	return parts.length === 0 ? `${firm} is contracted` : `${firm} is contracted, and beside it ${listInWords(parts)}`
}
