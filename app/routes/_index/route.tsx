import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { StripChart } from '#app/components/charts/strip-chart.tsx'
import { LandingBar } from '#app/components/plan/landing-bar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { previewSample } from '#server/actions/projects/sample.ts'
import { ChartKey } from '#app/components/charts/chart-key.tsx'
import { GeometrySvg } from '#app/components/charts/geometry-svg.tsx'
import { LogoMark } from '#app/components/ui/logo.tsx'
import { drawStrip } from '#shared/charts/strip.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import type { LandingView } from '#server/views/pages/public/landing-view.ts'

const WIDTH = 340

const PROOFS = {
	people: {
		title: 'Dates that survive the labor market',
		text: 'Headcount by trade and month against local supply. When a trade runs short, halls and megawatts slip.',
	},
	numbers: {
		title: 'Every number explains itself',
		text: 'See the formula, inputs and source behind every figure. Guesses look like guesses until you replace them.',
	},
	report: {
		title: 'A report your lender can check',
		text: 'Frozen inputs, a finding on every page, the method behind every figure. One tagged vector PDF.',
	},
} as const

function ProofWords({ of: { title, text } }: { of: (typeof PROOFS)[keyof typeof PROOFS] }) {
	return (
		<>
			<h2>{title}</h2>
			<p className="text-read text-ink-2">{text}</p>
		</>
	)
}

/** A server that has just started computes the sample first: the page looks again until it is there. */
const LOOK_AGAIN_MS = 3000

/** What the sample shows, in words and in its place, until it is computed. */
function SampleToCome() {
	const { revalidate, state } = useRevalidator()
	useEffect(() => {
		if (state !== 'idle') return
		const timer = setTimeout(revalidate, LOOK_AGAIN_MS)
		return () => clearTimeout(timer)
	}, [revalidate, state])
	return (
		<>
			<section className="card landing-coming p-4" aria-label="The sample plan">
				<p className="text-ink-2" role="status">
					Computing the sample plan: power, chips, halls and demand by month.
				</p>
				<Skeleton height={232} />
			</section>
			<div className="mt-12 grid gap-10 md:grid-cols-3">
				{Object.values(PROOFS).map((proof) => (
					<section key={proof.title} className="landing-section">
						<ProofWords of={proof} />
					</section>
				))}
			</div>
		</>
	)
}

/** Three things Strata does that a sheet does not, shown on the sample itself. */
function LandingProofs({ sample }: { sample: LandingView }) {
	const people =
		sample.people === null ? null : drawTimeChart({ model: sample.people.chart, width: WIDTH, height: 200 })
	return (
		<div className="mt-12 grid gap-10 md:grid-cols-3">
			<section className="landing-section">
				<ProofWords of={PROOFS.people} />
				{people !== null && sample.people !== null && (
					<div className="mt-4">
						<GeometrySvg geometry={people} label={sample.people.title} />
						<p className="mt-2 text-micro text-ink-3">{sample.people.title}</p>
						<ChartKey entries={people.key} />
					</div>
				)}
			</section>
			<section className="landing-section">
				<ProofWords of={PROOFS.numbers} />
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
				<ProofWords of={PROOFS.report} />
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
				{sample === 'coming' && <SampleToCome />}
				{sample !== null && sample !== 'coming' && (
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
			<footer className="landing-foot">
				<span>Strata is open source. Host it yourself with one command.</span>
				<nav aria-label="For developers">
					<Link className="underline" to="/api/docs">
						API
					</Link>
				</nav>
			</footer>
		</div>
	)
}
