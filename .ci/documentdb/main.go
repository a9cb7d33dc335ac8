// Serves MongoDB's protocol over a PostgreSQL with DocumentDB until it is told to stop:
// ferretdb ADDRESS POSTGRESQL-URI DIRECTORY.
package main

import (
	"context"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/v2/ferretdb"
)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: ferretdb ADDRESS POSTGRESQL-URI DIRECTORY")
	}
	telemetry := false
	server, err := ferretdb.New(&ferretdb.Config{
		ListenAddr:    os.Args[1],
		PostgreSQLURL: os.Args[2],
		StateDir:      os.Args[3],
		LogLevel:      slog.LevelError,
		LogOutput:     os.Stderr,
		Telemetry:     &telemetry,
	})
	if err != nil {
		log.Fatal(err)
	}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	server.Run(stop)
}
