"""`followthrough serve`."""

import click

from followthrough.cli.start import announce, host_option, port_option


@click.command()
@host_option
@port_option
@click.option(
    "--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="More than one needs the extra fleet."
)
def command(host: str, port: int, processes: int) -> int:
    """Serve the pages only. The clock runs elsewhere: `followthrough worker`.

    One process needs nothing else. Several (`--processes 4`) are served by granian: pip install followthrough[fleet]
    """
    announce(host, port)
    from followthrough.cli import fleet, neighbours, serving
    from followthrough.cli.worker import refuse_old_database

    refuse_old_database()
    if hint := serving.names_hint(host):
        click.echo(hint, err=True)
    if processes > 1:
        return fleet.serve(host=host, port=port, processes=processes)
    server = serving.listen(neighbours.pages(), host=host, port=port)
    click.echo(f"Serving on {serving.address_of(server, host=host)}   Ctrl-C stops it.")
    serving.run_until_stopped(server)
    click.echo("Stopped. Everything is saved.")
    return 0
