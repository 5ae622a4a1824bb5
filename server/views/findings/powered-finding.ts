import type { Buildout } from '#shared/result.ts'
import { largest } from '../figures/series.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'

/** Within so small a share of the whole, nobody would call one of them late. */
const SAME_WITHIN = 0.02

/** Power against halls, both in MW IT: «Power runs ahead of the halls by up to 315 MW IT». */
export function poweredFinding(buildout: Buildout, months: readonly string[]): string {
	const { energy, infrastructure } = buildout.itMW
	const monthOf = (index: number) => longMonth(months[index] ?? '')
	const [power, halls] = [energy.findIndex((value) => value > 0), infrastructure.findIndex((value) => value > 0)]
	if (power < 0 && halls < 0) return 'No power and no hall in the plan'
	if (halls < 0) return `Power starts in ${monthOf(power)}; no hall is ready for it by plan end`
	if (power < 0) return `Halls are ready from ${monthOf(halls)}; no firm power reaches them by plan end`
	const ahead = largest(energy.map((value, index) => value - (infrastructure[index] ?? 0)))
	const behind = largest(energy.map((value, index) => (infrastructure[index] ?? 0) - value))
	const most = Math.max(ahead?.value ?? 0, behind?.value ?? 0)
	const size = Math.max(0, ...energy, ...infrastructure)
	if (most < Math.max(0.5, size * SAME_WITHIN)) return 'Power and halls arrive together'
	if (ahead && ahead.value >= (behind?.value ?? 0)) return `Power leads halls by up to ${megawatts(ahead.value)} MW IT`
	return `Up to ${megawatts(behind?.value ?? 0)} MW IT of halls have no power (${monthOf(behind?.index ?? 0)})`
}
