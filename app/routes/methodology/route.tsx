import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { METHOD_CHAPTERS } from '#shared/pages/method-chapters.ts'

export const meta = titled('Methodology')

export async function loader(asked: LoaderFunctionArgs) {
	return { signedIn: await isSignedIn(asked) }
}

export default function Methodology() {
	const { signedIn } = useLoaderData<typeof loader>()
	return (
		<PublicPage
			title="How every figure is calculated"
			lede="Five layers, month by month. Each layer’s coverage is what it can support alone, divided by what demand needs. The lowest coverage limits the plan."
			signedIn={signedIn}
		>
			<div className="prose mt-4">
				{METHOD_CHAPTERS.map((chapter) => (
					<section key={chapter.id} id={chapter.id} className="scroll-mt-6">
						<h2 className="flex items-center gap-2">
							{chapter.layer !== null && <LayerDot layer={chapter.layer} />}
							{chapter.title}
						</h2>
						{chapter.paragraphs.map((paragraph) => (
							<p key={paragraph}>{paragraph}</p>
						))}
						{chapter.formulas.map((formula) => (
							<p key={formula} className="formula">
								{formula}
							</p>
						))}
					</section>
				))}
			</div>
		</PublicPage>
	)
}
