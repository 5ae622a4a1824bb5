import { drawBarList } from '#shared/charts/bar-list.ts'
import type { ChartGeometry } from '#shared/charts/geometry.ts'
import { drawDay } from '#shared/charts/day-chart.ts'
import { drawDotPlot } from '../charts/dot-plot.ts'
import { drawDriverBars } from '#shared/charts/odds/driver-bars.ts'
import { drawFan } from '#shared/charts/odds/fan.ts'
import { drawFlow } from '#shared/charts/flow.ts'
import { drawGantt } from '#shared/charts/gantt.ts'
import { drawLocator } from '../charts/locator-map.ts'
import { drawStrip } from '#shared/charts/strip.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import { drawHallHeat } from './hall-heat.ts'
import { drawHeat } from './heat-chart.ts'
import { drawQualityBar } from './quality-bar.ts'
import { drawRiskMatrix } from './risk-matrix.ts'
import type { ReportChart } from './report-model.ts'

function geometryOf({ chart, width, height }: { chart: ReportChart; width: number; height: number }): ChartGeometry {
	switch (chart.type) {
		case 'strip':
			return drawStrip({ model: chart.model, form: 'wide', width, status: null })
		case 'time':
			return drawTimeChart({ model: chart.model, width, height })
		case 'bars':
			return drawBarList({ model: chart.model, width })
		case 'fan':
			return drawFan({ model: chart.model, width, height })
		case 'drivers':
			return drawDriverBars({ model: chart.model, width })
		case 'gantt':
			return drawGantt({ model: chart.model, form: 'paper', width, today: null })
		case 'flow':
			return drawFlow({ model: chart.model, width })
		case 'heat':
			return drawHeat({ model: chart.model, width })
		case 'quality':
			return drawQualityBar({ model: chart.model, width })
		case 'halls':
			return drawHallHeat({ model: chart.model, width })
		case 'matrix':
			return drawRiskMatrix({ model: chart.model, width })
		case 'dots':
			return drawDotPlot({ model: chart.model, width })
		case 'map':
			return drawLocator({ model: chart.model, width, height })
		case 'day':
			return drawDay({ ...chart.model, width })
	}
}

/** The shapes of a chart at a width; a height counts only where the chart has none of its own. The key names no hatching that is not there. */
export function reportGeometry(asked: { chart: ReportChart; width: number; height: number }): ChartGeometry {
	const geometry = geometryOf(asked)
	const hatched = geometry.shapes.some(
		(shape) => (shape.kind === 'rect' || shape.kind === 'path') && shape.hatch === true,
	)
	return hatched ? geometry : { ...geometry, key: geometry.key.filter(({ look }) => look !== 'hatch') }
}
