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
			title="How every figure is made"
			lede="One chain of five layers on one clock of months. Each layer says what it could carry if the others were no limit; demand says what is asked of it; the lowest share binds."
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
