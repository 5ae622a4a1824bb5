import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useNavigation } from '@remix-run/react'
import { StripChart } from '#app/components/charts/strip-chart.tsx'
import { LandingBar } from '#app/components/plan/landing-bar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { previewSample } from '#server/actions/projects/preview-sample.ts'
import { LandingProofs } from './landing-proofs.tsx'

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
						Strata joins power, chips, halls, models and applications on one clock, counts the people who must build it,
						and names the layer that holds you back.
					</p>
					<Form method="post" action="/sample" className="mt-5 flex flex-wrap items-center gap-4">
						<Button kind="primary" size="large" disabled={opening}>
							{opening ? 'Opening the sample plan' : 'Open the sample plan'}
						</Button>
						<span className="text-ink-2">No account. Yours to edit; kept until 30 days without use.</span>
					</Form>
				</div>
				{sample !== null && (
					<>
						<StripChart
							title={`${sample.name}: ${sample.strip.title}`}
							sub={sample.sub}
							model={sample.strip.model}
							today={null}
							readout={false}
						/>
						<LandingProofs sample={sample} />
					</>
				)}
			</main>
			<footer className="mt-12 flex flex-wrap items-center gap-6 border-t border-line pt-5 text-ink-2">
				<span>Strata is free software. Host it yourself with one command.</span>
				<span className="spring" />
				<Link className="underline" to="/methodology">
					Methodology
				</Link>
				<Link className="underline" to="/catalogue">
					Catalogue
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
