import type { ValidationCase } from '#shared/catalogue/facility-types.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { getChip, getModel } from '#shared/catalogue/catalogue.ts'
import { SECONDS_PER_HOUR, wattsToKW } from '#shared/units/conversions.ts'
import { acceleratorHoursPerJob } from '#server/engine/layers/models/batch.ts'
import { inputsOf } from './case-inputs.ts'
import { acceleratorKW, ratesOf } from './engine-rows.ts'

const W_PER_KW = 1000
const KWH_PER_MWH = 1000
const ACCELERATORS_PER_NODE = 8
const { energyDefaults } = builtInCatalogue

/** J of a server per output token: its nameplate at the mean load of a saturated server. */
export function predictJoulesPerToken(row: ValidationCase): number {
	const serverKW = ACCELERATORS_PER_NODE * acceleratorKW('b200-sxm')
	return (serverKW * W_PER_KW * energyDefaults.serverAverageOverMax.best) / inputsOf(row).number('tok_s')
}

/** MWh of a training run at its accelerators. */
export function predictTrainingEnergy(row: ValidationCase): number {
	const tdpKW = wattsToKW(getChip(builtInCatalogue, 'h100-sxm').tdpW ?? 0)
	return (inputsOf(row).number('gpu_hours') * tdpKW * energyDefaults.trainingPowerOverTdp.best) / KWH_PER_MWH
}

/** kW at the meter for each accelerator, network and storage with it. */
export function predictUtilityPower(row: ValidationCase): number {
	return acceleratorKW('h100-sxm') * energyDefaults.networkStorageMultiplier.best * inputsOf(row).number('pue')
}

/** Seconds of one prediction, from the size the row was measured at: the row's own timing of this size is left out. */
export function predictFoldingTime(row: ValidationCase): number {
	const { job } = getModel(builtInCatalogue, 'alphafold3')
	const chip = getChip(builtInCatalogue, 'h100-sxm')
	const size = inputsOf(row).number('tokens')
	const hours = job && acceleratorHoursPerJob({ job: { ...job, points: [] }, size, chip, ratesOf })
	if (hours === null) throw new Error(`Case ${row.id}: the model has no job time.`)
	return hours * SECONDS_PER_HOUR
}
