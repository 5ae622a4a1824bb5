import { servesMeter } from '#shared/schemas/at-the-meter.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { listInWords } from '#shared/formats/months.ts'
import { sum } from '../../figures/series.ts'

/** What «contracted» means wherever it is said: capacity of what gives firm power, and beside it what gives none. What of it is firm in a month is another figure. */
export type ContractedPower = {
	/**
	 * capacity of the contracts that are firm at the meter, of the month with most of them: a bridge and the grid after it never
	 * coincide. What is firm of it is less, by reserve, ramp and derating
	 */
	readonly firmMW: number
	/** the contracts it is of: those that are firm in that month */
	readonly firm: readonly string[]
	/** all that serve the meter, firm or not, batteries that panels charge among them */
	readonly atMeter: readonly string[]
	/** grid service and plant of the site that hold nothing back for the meter: non-firm, in the queue, sun */
	readonly notFirmMW: number
	/** energy bought elsewhere, physically or on paper */
	readonly purchasesMW: number
	readonly batteriesMW: number
	/** what begins after the months of the plan or has ended before them, firm or not */
	readonly outsideMW: number
}

const BESIDE: Readonly<Record<string, 'purchasesMW' | 'batteriesMW' | null>> = {
	offsite: 'purchasesMW',
	financial: 'purchasesMW',
	storage: 'batteriesMW',
	load: null,
}

type FirmContract = Pick<PlanFile['powerContracts'][number], 'id' | 'capacityMW'>
const capacityOf = (contracts: readonly FirmContract[]) => sum(contracts.map(({ capacityMW }) => capacityMW))

/** Every contract once, by what it is in this plan: firm where any month has firm power of it. */
export function contractedPower(plan: PlanFile, result: PlanResult, at?: { readonly siteId: string }): ContractedPower {
	const { powerContractTypes } = catalogueFor(plan)
	const atMeter: string[] = []
	const firmIn = result.months.map((): FirmContract[] => [])
	const total = { notFirmMW: 0, purchasesMW: 0, batteriesMW: 0, outsideMW: 0 }
	for (const contract of plan.powerContracts) {
		const { id, kind, capacityMW, siteId } = contract
		if (at !== undefined && siteId !== at.siteId) continue
		const role = powerContractTypes.find((row) => row.id === kind)?.role ?? ''
		const label = BESIDE[role]
		const found = result.contracts[id]
		const isFirm = found?.firmMW.some((MW) => MW > 0) === true
		for (const [month, MW] of (found?.firmMW ?? []).entries()) if (MW > 0) firmIn[month]?.push({ id, capacityMW })
		if (isFirm || (found && servesMeter(contract, plan.powerContracts, powerContractTypes))) atMeter.push(id)
		if (!isFirm && label !== null)
			total[found?.rampedMW.some((MW) => MW > 0) === false ? 'outsideMW' : (label ?? 'notFirmMW')] += capacityMW
	}
	const [most = []] = firmIn.toSorted((one, other) => capacityOf(other) - capacityOf(one))
	return { ...total, firmMW: capacityOf(most), firm: most.map(({ id }) => id), atMeter }
}

/** «400 MW non-firm and 60 MW of batteries»; empty where all is firm. */
export function besideText({ notFirmMW, purchasesMW, batteriesMW, outsideMW }: ContractedPower): string {
	const parts = [
		{ MW: notFirmMW, what: 'non-firm' },
		{ MW: purchasesMW, what: 'of energy-only purchases' },
		{ MW: batteriesMW, what: 'of batteries' },
		{ MW: outsideMW, what: 'with no service in the plan' },
	].flatMap(({ MW, what }) => (MW > 0 ? [`${megawatts(MW)} MW ${what}`] : []))
	return listInWords(parts)
}

/** «1,201 MW firm contracted, plus 1,500 MW of energy-only purchases»: reserves are not yet taken off it. */
export function contractedText(power: ContractedPower): string {
	const { firmMW, outsideMW } = power
	const note = besideText(power)
	if (firmMW <= 0 && besideText({ ...power, outsideMW: 0 }) === '' && outsideMW > 0) return `Contracted: ${note}`
	// Sun and a battery may be firm together, by their worst day, where neither is alone.
	if (firmMW <= 0) return note === '' ? 'No firm power is contracted' : `No contract is firm by itself: ${note}`
	const firm = `${megawatts(firmMW)} MW firm contracted`
	return note === '' ? firm : `${firm}, plus ${note}`
}
