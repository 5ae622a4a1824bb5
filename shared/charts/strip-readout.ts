import type { Layer } from '#shared/layers.ts'
import type { ChartTable } from './geometry.ts'
import { periodName } from '#shared/formats/quarters.ts'
import type { StripBand, StripModel } from './strip-model.ts'
import { compact, count, megawatts, MISSING, percent } from '#shared/formats/figures.ts'

export type Readout = {
	readonly month: string
	readonly summary: string
	readonly layers: readonly {
		readonly layer: Layer
		readonly name: string
		readonly share: string
		readonly detail: string
		readonly binds: boolean
	}[]
}

/** The target in a month, where the layer covers less of it than of demand: that is the nearer of the two, short or not. */
function targetIn({ toTarget, byTarget, available, required }: StripBand, index: number) {
	const [supply, asked] = [toTarget?.supply[index] ?? 0, toTarget?.asked[index] ?? 0]
	if (asked <= 0) return null
	// Where nothing is required the target alone asks.
	const isOfDemand = supply / asked >= (available[index] ?? 0) / (required[index] ?? 0)
	return byTarget[index] === true || !isOfDemand ? { supply, asked } : null
}

function amountsOf(band: StripBand, index: number): string {
	const target = targetIn(band, index)
	if (target !== null) return `${megawatts(target.supply)} of ${megawatts(target.asked)} MW IT target`
	const [available, required] = [band.available[index] ?? 0, band.required[index] ?? 0]
	if (required <= 0)
		return available > 0 && band.layer === 'chips' ? `${count(available)} there, none needed` : 'no demand'
	// Of a target every layer is told by the IT power it could carry.
	if (band.unit === 'MW IT' || band.layer === 'infrastructure')
		return `${megawatts(available)} of ${megawatts(required)} MW IT`
	if (band.layer === 'chips') return `${count(available)} of ${count(required)}`
	if (band.layer === 'energy') return `${megawatts(available)} of ${megawatts(required)} MW`
	return `${compact(available)} of ${compact(required)} tok/s`
}

/** What stands free at one site covers nothing at another. */
const isElsewhere = ({ coverage, available, required }: StripBand, index: number) =>
	(coverage[index] ?? 1) < 1 - 1e-9 && (available[index] ?? 0) >= (required[index] ?? 0)

function detailOf(band: StripBand, index: number): string {
	const isOfTarget = targetIn(band, index) !== null
	return `${amountsOf(band, index)}${!isOfTarget && isElsewhere(band, index) ? ', not all where it is needed' : ''}`
}

/** Beyond ten times what is asked the figure says nothing more. */
const AMPLE = 10

function coverOf(band: StripBand, index: number): string {
	const [available, required] = [band.available[index] ?? 0, band.required[index] ?? 0]
	const target = targetIn(band, index)
	if (target !== null) return percent(target.supply / target.asked)
	if (required <= 0) return MISSING
	const share = isElsewhere(band, index) ? (band.coverage[index] ?? 0) : available / required
	return share > AMPLE ? `over ${percent(AMPLE)}` : percent(share)
}

/** One month of the strip in figures. */
export function buildReadout(model: StripModel, index: number): Readout {
	const served = model.served[index] ?? null
	const live = `${megawatts(model.commissionedItMW[index] ?? 0)} MW IT ready`
	return {
		month: periodName(model.months[index] ?? ''),
		summary: served === null ? live : `${live}, ${percent(served)} of requested accelerators allocated`,
		layers: model.bands.map((band) => ({
			layer: band.layer,
			name: band.name,
			share: coverOf(band, index),
			detail: detailOf(band, index),
			binds: model.binding[index] === band.layer,
		})),
	}
}

/** The strip as a table: months down, layers across. */
export function stripTable(model: StripModel): ChartTable {
	return {
		head: ['Month', ...model.bands.map((band) => `${band.name}, coverage`), 'Limits'],
		rows: model.months.map((month, index) => [
			periodName(month),
			...model.bands.map((band) => {
				const share = band.coverage[index] ?? null
				return share === null ? MISSING : percent(share)
			}),
			model.bands.find((band) => band.layer === model.binding[index])?.name ?? MISSING,
		]),
	}
}
