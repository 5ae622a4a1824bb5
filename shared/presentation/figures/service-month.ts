import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { shortMonth } from '../wording/months.ts'

type Of = { readonly plan: PlanFile; readonly result: Pick<PlanResult, 'contracts' | 'schedule'> }
type Contract = PlanFile['powerContracts'][number]

/** The month a contract gives its first power in, and the work of others it waits for until then; null where for none. */
export function serviceOf(of: Of, contract: Contract): { readonly month: string; readonly waitsFor: string | null } {
	const own = of.result.contracts[contract.id]?.start ?? contract.startMonth
	const work = lastWorkOf(of, contract)
	return work !== null && work.due > own ? { month: work.due, waitsFor: work.name } : { month: own, waitsFor: null }
}

/** `Jul 2026`, to when one time in ten it is there at the latest, and what it waits for: `Jul 2026 to Nov 2026, after Substation`. */
export function serviceText(of: Of, contract: Contract): string {
	const { month, waitsFor } = serviceOf(of, contract)
	const late = of.result.contracts[contract.id]?.lateStart ?? month
	const span = late > month ? `${shortMonth(month)} to ${shortMonth(late)}` : shortMonth(month)
	return waitsFor === null ? span : `${span}, after ${waitsFor}`
}

/** Of the works that hold back all of a contract the last one, with the first month after it. */
function lastWorkOf({ plan, result }: Of, { id, capacityMW }: Contract) {
	const works = plan.gatingWorks.flatMap((work) => {
		const finish = result.schedule[`work:${work.id}`]?.finish ?? null
		const holdsAll = work.contractId === id && (work.gatesMW ?? capacityMW) >= capacityMW
		return holdsAll && finish !== null ? [{ name: work.name ?? work.id, due: addMonths(finish, 1) }] : []
	})
	return works.toSorted((one, other) => one.due.localeCompare(other.due)).at(-1) ?? null
}
