import { useState } from 'react'
import type { ReactNode } from 'react'
import { useMeasuredWidth } from '#app/hooks/use-measured-width.ts'
import { Card } from '#app/components/ui/card.tsx'
import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import { drawStrip } from '#shared/charts/strip.ts'
import type { ChartGeometry } from '#shared/charts/geometry.ts'
import { buildReadout, stripTable } from '#shared/charts/strip-readout.ts'
import type { Readout } from '#shared/charts/strip-readout.ts'
import { describeStrip, type StripModel } from '#shared/charts/strip-model.ts'
import { periodName } from '#shared/formats/quarters.ts'
import { ChartKey } from './chart-key.tsx'
import { ChartMenu } from './chart-menu.tsx'
import { GeometrySvg } from './geometry-svg.tsx'

/** First drawing, as at 1440; then as wide as there is room, never narrower than its sentences need. */
const WIDE = 821
const NARROWEST = 600
const NARROW = 326

type CursorProps = {
	geometry: ChartGeometry
	model: StripModel
	index: number
	onMove: (index: number) => void
	className: string
}

/** A native slider over the months: pointer, touch and arrow keys move the hairline alike. */
function Cursor({ geometry, model, index, onMove, className }: CursorProps) {
	const { plot, width, height } = geometry
	const share = (value: number, of: number) => `${(value / of) * 100}%`
	const month = plot.width / Math.max(1, model.months.length)
	// The thumb's middle runs from half its width to the width less half of it: widen the track so that it meets months.
	const inset = 8 - month / 2
	return (
		<input
			type="range"
			className={`chart-cursor ${className}`}
			aria-label="Strip month"
			aria-valuetext={periodName(model.months[index] ?? '')}
			min={0}
			max={model.months.length - 1}
			value={index}
			onChange={(event) => {
				onMove(Number(event.currentTarget.value))
			}}
			style={{
				left: share(plot.x - inset, width),
				width: share(plot.width + inset * 2, width),
				top: share(plot.y, height),
				height: share(plot.height, height),
			}}
		/>
	)
}

function ReadoutRow({ readout }: { readout: Readout }) {
	return (
		<div className="readout">
			<div>
				<b>{readout.month}</b>
				<p className="readout-note">{readout.summary}</p>
			</div>
			{readout.layers.map((layer) => (
				<div key={layer.layer}>
					<span className="readout-layer">
						<LayerDot layer={layer.layer} />
						{layer.name}
					</span>
					<b>{layer.share}</b> {layer.binds && <span className="tag tag-strong">limits</span>}
					<p className="readout-note">{layer.detail}</p>
				</div>
			))}
		</div>
	)
}

/** The month to open with: the first in which something is short of the target or of demand, else the last. */
function startMonth(model: StripModel): number {
	const late = model.target?.isLate === true ? model.target.at : -1
	if (late >= 0) return late
	const short = model.binding.findIndex((layer) => layer !== null && layer !== 'applications')
	return short >= 0 ? short : Math.max(0, model.months.length - 1)
}

export type StripChartProps = {
	title: string
	model: StripModel
	status: string | null
	sub?: string
	actions?: ReactNode
	foot?: ReactNode
	readout?: boolean
}

/** The five layers over time, with the line that joins what limits and the target. */
export function StripChart({ title, model, status, sub, actions, foot, readout = true }: StripChartProps) {
	const [chosen, setChosen] = useState<number | null>(null)
	const index = Math.min(chosen ?? startMonth(model), Math.max(0, model.months.length - 1))
	const { ref, width } = useMeasuredWidth<HTMLDivElement>(WIDE)
	const wide = drawStrip({ model, form: 'wide', width: Math.max(NARROWEST, width), status })
	const narrow = drawStrip({ model, form: 'narrow', width: NARROW, status })
	const label = describeStrip(model)
	const measure =
		model.basis === 'buildout' && model.target === null
			? `Share of ${model.aim} that each layer can support, by month. Full band = 100%.`
			: `Share of ${model.target === null ? 'demand' : 'target and demand'} that each layer can support, by month. Full band = 100%. Hatched: missing.`
	return (
		<Card
			title={title}
			sub={sub ?? measure}
			actions={
				<>
					{actions}
					<ChartMenu table={stripTable(model)} caption={title} />
				</>
			}
			foot={
				<>
					<ChartKey entries={wide.key} />
					{foot}
				</>
			}
		>
			<div className="scroll wide-only" ref={ref}>
				<div className="chart-box" style={{ minWidth: NARROWEST }}>
					<GeometrySvg geometry={wide} label={label} />
					{readout && <Cursor geometry={wide} model={model} index={index} onMove={setChosen} className="wide-only" />}
				</div>
			</div>
			<div className="chart-box phone-only">
				<GeometrySvg geometry={narrow} label={label} />
				{readout && <Cursor geometry={narrow} model={model} index={index} onMove={setChosen} className="phone-only" />}
			</div>
			{readout && <ReadoutRow readout={buildReadout(model, index)} />}
		</Card>
	)
}
