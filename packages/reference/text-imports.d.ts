/** What a module's default function makes when the bundle is built, brotli-compressed, in base64 (infra/text-import.ts). */
declare module '*?packed' {
  const base64: string;
  export default base64;
}
