import type { regressionColumns } from './columns/cooling.ts'
import type { RowOf } from './columns/column.ts'
import type { CoolingTechnology } from './types.ts'

export type CoolingParameters = CoolingTechnology['parameters']
export type CoolingMachines = CoolingTechnology['machines']
export type PueRegression = RowOf<typeof regressionColumns>
export type Quadratic = PueRegression['averagePue']
