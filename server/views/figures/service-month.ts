import type { ScheduleEntry } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { shortMonth } from '#shared/formats/months.ts'

type Started = Readonly<Record<string, { readonly start: string; readonly lateStart?: string }>>
type Finished = Readonly<Record<string, Pick<ScheduleEntry, 'finish'>>>
type ServiceOfParams = {
	readonly plan: PlanFile
	readonly result: { readonly contracts: Started; readonly schedule: Finished }
}
type ServiceMonthContract = PlanFile['powerContracts'][number]

type Service = {
	readonly month: string
	/** the month by the contract’s own terms */
	readonly own: string
	/** the work of others it waits for until `month`; null where for none */
	readonly waitsFor: string | null
	/** `work:yard`, as the schedule has it */
	readonly workRef: string | null
}

/** The month a contract gives its first power in, and what it waits for until then. */
export function serviceOf(of: ServiceOfParams, contract: ServiceMonthContract): Service {
	const own = of.result.contracts[contract.id]?.start ?? contract.startMonth
	const work = lastWorkOf(of, contract)
	return work !== null && work.due > own
		? { month: work.due, own, waitsFor: work.name, workRef: work.ref }
		: { month: own, own, waitsFor: null, workRef: null }
}

/** «asked for Jun 2028, waits for Utility substation»; empty where it waits for nobody. */
export const waitText = ({ own, waitsFor }: Service): string =>
	waitsFor === null ? '' : `planned ${shortMonth(own)}, waits for ${waitsFor}`

/**
 * Its month, to when one time in ten it is there at the latest, and what it waits for: `Jul 2026 to Nov 2026`,
 * `Dec 2028, asked for Jun 2028, waits for Substation`.
 */
export function serviceText(of: ServiceOfParams, contract: ServiceMonthContract): string {
	const service = serviceOf(of, contract)
	const { month } = service
	const late = of.result.contracts[contract.id]?.lateStart ?? month
	const span = late > month ? `${shortMonth(month)} to ${shortMonth(late)}` : shortMonth(month)
	return [span, waitText(service)].filter((part) => part !== '').join(', ')
}

/** Of the works that hold back all of a contract the last one, with the first month after it. */
function lastWorkOf({ plan, result }: ServiceOfParams, { id, capacityMW }: ServiceMonthContract) {
	const works = plan.gatingWorks.flatMap((work) => {
		const ref = `work:${work.id}`
		const finish = result.schedule[ref]?.finish ?? null
		const holdsAll = work.contractId === id && (work.gatesMW ?? capacityMW) >= capacityMW
		return holdsAll && finish !== null ? [{ ref, name: work.name ?? work.id, due: addMonths(finish, 1) }] : []
	})
	return works.toSorted((one, other) => one.due.localeCompare(other.due)).at(-1) ?? null
}
