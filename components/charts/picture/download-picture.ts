import { downloadFile } from '../download-file.ts'
import { drawPicture, type PictureText } from './draw-picture.ts'

/** Pixels of the file for one of the screen. */
const sharpness = 2

/** Gives the browser the picture of a frame as a file: SVG as it is, PNG at twice its size. */
export async function downloadPicture(
  figure: HTMLElement,
  file: string,
  text: PictureText,
  format: 'svg' | 'png',
): Promise<void> {
  const svg = new XMLSerializer().serializeToString(drawPicture(figure, text))
  const content = new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${svg}`], { type: 'image/svg+xml' })
  downloadFile(`${file}.${format}`, format === 'svg' ? content : await paint(content))
}

async function paint(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * sharpness
    canvas.height = image.naturalHeight * sharpness
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        blob => (blob === null ? reject(new Error('The picture could not be painted.')) : resolve(blob)),
        'image/png',
      ),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}
