import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { largest, sum } from '../series.ts'
import { megawatts } from '../wording/figures.ts'
import { counted, longMonth } from '../wording/months.ts'
import { causeNoun } from '../wording/names.ts'
import { lastHallSentence } from './overview-finding.ts'
import type { Finding } from './finding.ts'

/** Halls as planned against halls as they come. */
export function infrastructureFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.buildPhases.length === 0)
		return {
			title: 'No hall is planned yet',
			lede: 'Add one to see its months, its crews and the megawatts it carries.',
		}
	const halls = Object.entries(result.schedule).filter(([ref]) => ref.startsWith('phase:'))
	const worst = halls.reduce<(typeof halls)[number] | null>(
		(latest, hall) => (latest === null || hall[1].delayMonths > latest[1].delayMonths ? hall : latest),
		null,
	)
	const ready = largest(result.buildout.itMW.infrastructure)
	const planned = sum(plan.buildPhases.map((phase) => phase.itMW))
	const reach =
		ready === null || ready.value <= 0
			? 'No hall is ready in the months shown.'
			: `${megawatts(ready.value)} of ${megawatts(planned)} MW IT is ready, all of it from ${longMonth(result.months[ready.index] ?? '')}.`
	if (worst === null || worst[1].delayMonths <= 0) return { title: 'Every hall opens on its planned date', lede: reach }
	const [, hall] = worst
	const why = hall.cause === null ? '' : ` for ${causeNoun(hall.cause)}`
	return {
		title: `${hall.name} is ${counted(hall.delayMonths, 'month')} late${why}`,
		lede: `${reach} ${lastHallSentence(result)}`,
	}
}
