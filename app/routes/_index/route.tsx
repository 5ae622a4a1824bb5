import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useNavigation } from '@remix-run/react'
import { StripChart } from '#app/components/charts/strip-chart.tsx'
import { LandingBar } from '#app/components/plan/landing-bar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { previewSample } from '#server/actions/projects/sample.ts'
import { ChartKey } from '#app/components/charts/chart-key.tsx'
import { GeometrySvg } from '#app/components/charts/geometry-svg.tsx'
import { LogoMark } from '#app/components/ui/logo.tsx'
import { drawStrip } from '#shared/charts/strip.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import type { LandingView } from '#server/views/pages/public/landing-view.ts'

const WIDTH = 340

/** Three things Strata does that a sheet does not, shown on the sample itself. */
function LandingProofs({ sample }: { sample: LandingView }) {
	const people =
		sample.people === null ? null : drawTimeChart({ model: sample.people.chart, width: WIDTH, height: 200 })
	return (
		<div className="mt-12 grid gap-10 md:grid-cols-3">
			<section className="landing-section">
				<h2>Dates that survive the labor market</h2>
				<p className="text-read text-ink-2">
					Headcount by trade and month against local supply. When a trade runs short, halls and megawatts slip.
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
				<h2>Every number explains itself</h2>
				<p className="text-read text-ink-2">
					See the formula, inputs and source behind every figure. Guesses look like guesses until you replace them.
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
				<h2>A report your lender can check</h2>
				<p className="text-read text-ink-2">
					Frozen inputs, a finding on every page, the method behind every figure. One tagged vector PDF.
				</p>
				<div data-theme="light" className="mt-4 border border-line bg-surface p-4 text-ink shadow-pop">
					<p className="flex items-center gap-2 border-b border-ink pb-2 text-micro text-ink-3">
						<LogoMark /> {sample.name}
					</p>
					<p className="my-3 font-serif text-[15px] leading-5 font-semibold">{sample.finding}</p>
					<GeometrySvg
						geometry={drawStrip({ model: sample.strip.model, form: 'mini', width: 300, status: null })}
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

export const meta: MetaFunction = () => [{ title: 'Strata: one plan from megawatts to tokens' }]

export async function loader(asked: LoaderFunctionArgs) {
	const [signedIn, sample] = await Promise.all([isSignedIn(asked), previewSample()])
	return { sample, signedIn }
}

export default function Landing() {
	const { sample, signedIn } = useLoaderData<typeof loader>()
	const opening = useNavigation().formAction === '/sample'
	return (
		<div className="landing">
			<LandingBar signedIn={signedIn} />
			<main>
				<div className="pt-9 pb-9">
					<h1>One plan from megawatts to tokens</h1>
					<p className="landing-lede">
						Plan power, chips, halls, models and applications month by month. See what limits you, and who must build
						it.
					</p>
					<Form method="post" action="/sample" className="mt-5 flex flex-wrap items-center gap-4">
						<Button kind="primary" size="large" disabled={opening}>
							{opening ? 'Opening the sample plan' : 'Open the sample plan'}
						</Button>
						<span className="text-ink-2">No account needed. Your copy is kept for 30 days after last use.</span>
					</Form>
				</div>
				{sample !== null && (
					<>
						<StripChart
							title={`${sample.name}: ${sample.strip.title}`}
							sub={sample.sub}
							model={sample.strip.model}
							status={null}
							readout={false}
						/>
						<LandingProofs sample={sample} />
					</>
				)}
			</main>
			<footer className="mt-12 flex flex-wrap items-center gap-6 border-t border-line pt-5 text-ink-2">
				<span>Strata is open source. Host it yourself with one command.</span>
				<span className="spring" />
				<Link className="underline" to="/methodology">
					Methodology
				</Link>
				<Link className="underline" to="/catalogue">
					Catalog
				</Link>
				<Link className="underline" to="/backtests">
					Backtests
				</Link>
				<Link className="underline" to="/check">
					Check an announcement
				</Link>
			</footer>
		</div>
	)
}
