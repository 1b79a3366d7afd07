export default function Home() {
  return <main>Chợ Vườn</main>;
}
