import type { ApplicationResult } from '#shared/result/workload-result.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { deviceDemand } from '../layers/applications/demand-formulas.ts'
import type { EngineModel } from '../world.ts'

type Applications = Readonly<Record<string, ApplicationResult>>

/** Applications with what their devices serve, where there is any. Rule A3. */
export function withDeviceDemand(frame: Frame<EngineModel>, applications: Applications): Applications {
	const column = columnOf(frame, deviceDemand)
	const added = frame.world.model.plan.applications.flatMap(({ id }, index) => {
		const own = applications[id]
		const series = Array.from({ length: frame.world.months }, (_, month) => column.at(index, month))
		return own && series.some((tokens) => tokens > 0)
			? [[id, { ...own, inDevicesTokensPerSecond: series }] as const]
			: []
	})
	return added.length === 0 ? applications : { ...applications, ...Object.fromEntries(added) }
}
