import { ChartKey } from '#app/components/charts/chart-key.tsx'
import { GeometrySvg } from '#app/components/charts/geometry-svg.tsx'
import { LogoMark } from '#app/components/ui/logo.tsx'
import { drawStrip } from '#shared/charts/strip.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import type { LandingView } from '#server/views/pages/public/landing-view.ts'

const WIDTH = 340

/** Three things Strata does that a sheet does not, shown on the sample itself. */
export function LandingProofs({ sample }: { sample: LandingView }) {
	const people =
		sample.people === null ? null : drawTimeChart({ model: sample.people.chart, width: WIDTH, height: 200 })
	return (
		<div className="mt-12 grid gap-10 md:grid-cols-3">
			<section className="landing-section">
				<h2>Dates that survive the labour market</h2>
				<p className="text-read text-ink-2">
					Heads by trade and month against what the region can give. When a trade runs out the halls move, and the
					megawatts with them.
				</p>
				{people !== null && sample.people !== null && (
					<div className="mt-4">
						<GeometrySvg geometry={people} label={sample.people.title} />
						<p className="mt-2 text-micro text-ink-3">{sample.people.title}</p>
						<ChartKey entries={people.key} />
					</div>
				)}
			</section>
			<section className="landing-section">
				<h2>Every number opens</h2>
				<p className="text-read text-ink-2">
					Formula, inputs, sources, down to the row. Guesses look like guesses until you replace them.
				</p>
				<div className="card mt-4 p-4">
					<p className="text-grid text-ink-3">{sample.example.where}</p>
					<p className="figure-value">
						<span className="why">{sample.example.value}</span>
						<small>{sample.example.unit}</small>
					</p>
					<p className="formula mt-3">{sample.example.formula}</p>
					<dl className="mt-2">
						{sample.example.inputs.map((input) => (
							<div className="explain-input" key={input.label}>
								<dt>{input.label}</dt>
								<dd className="explain-input-value">{input.value}</dd>
							</div>
						))}
					</dl>
				</div>
			</section>
			<section className="landing-section">
				<h2>A report the lender can check</h2>
				<p className="text-read text-ink-2">
					Frozen inputs, the finding on every page, the method behind every figure. One PDF, tagged and vector.
				</p>
				<div data-theme="light" className="mt-4 border border-line bg-surface p-4 text-ink shadow-pop">
					<p className="flex items-center gap-2 border-b border-ink pb-2 text-micro text-ink-3">
						<LogoMark /> {sample.name}
					</p>
					<p className="my-3 font-serif text-[15px] leading-5 font-semibold">{sample.finding}</p>
					<GeometrySvg
						geometry={drawStrip({ model: sample.strip.model, form: 'mini', width: 300, today: null })}
						label="The strip of the sample, small"
					/>
					<dl className="mt-3 flex justify-between gap-3">
						{sample.figures.map((figure) => (
							<div key={figure.label}>
								<dt className="text-micro text-ink-3">{figure.label}</dt>
								<dd className="font-semibold">{figure.value}</dd>
							</div>
						))}
					</dl>
				</div>
			</section>
		</div>
	)
}
