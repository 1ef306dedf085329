module shop.example/mailer

go 1.19
